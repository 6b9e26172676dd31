package dev.faultline.streams.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/** Who may ask, and how often. */
final class Access {
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
  private static final int ADDRESSES = 10_000;

  private final HttpSettings settings;
  private final boolean loopbackOnly;
  private final ApiKeys keys;
  private final ConcurrentHashMap<InetAddress, Bucket> buckets = new ConcurrentHashMap<>();
  private final Clock clock;
  private final Predicate<InetAddress> limited;

  /**
   * @param limited whose requests are counted
   */
  Access(HttpSettings settings, Clock clock, Predicate<InetAddress> limited) {
    this.settings = settings;
    this.clock = clock;
    this.limited = limited;
    this.loopbackOnly = THIS_MACHINE.contains(settings.host());
    this.keys = settings.keys().map(ApiKeys::read).orElse(null);
  }

  /** Whether only this machine can reach it. */
  boolean loopbackOnly() {
    return loopbackOnly;
  }

  /**
   * Lets a request in.
   *
   * @throws ProblemException when it names another host, as a page that rebinds a name does, or
   *     when its address asks too often
   */
  void admit(Request request) {
    if (loopbackOnly) {
      String host = String.valueOf(request.getHttpURI().getHost()).toLowerCase(Locale.ROOT);
      if (!THIS_MACHINE.contains(host)
          && settings.advertised().filter(a -> a.startsWith(host + ":")).isEmpty()) {
        throw new ProblemException(
            421,
            "Misdirected Request",
            "this server answers to localhost; '" + host + "' is not its name");
      }
    }
    SocketAddress from = request.getConnectionMetaData().getRemoteSocketAddress();
    if (from instanceof InetSocketAddress inet && limited.test(inet.getAddress())) {
      if (buckets.size() > ADDRESSES) {
        buckets.clear();
      }
      if (!buckets.computeIfAbsent(inet.getAddress(), a -> new Bucket()).take()) {
        throw new ProblemException(
            429,
            "Too Many Requests",
            "more than " + settings.requestsPerSecond() + " requests a second; ask more slowly");
      }
    }
  }

  /**
   * @throws ProblemException when the caller is not allowed that
   */
  void require(Request request, Role role) {
    if (keys == null || role == Role.NOBODY) {
      return;
    }
    String key = key(request);
    Role allowed = key == null ? null : peerSecret(key) ? Role.ADMIN : keys.role(key);
    if (allowed == null) {
      throw new ProblemException(
          401, "Unauthorized", "send a known key as 'Authorization: Bearer KEY'");
    }
    if (allowed.compareTo(role) < 0) {
      throw new ProblemException(403, "Forbidden", "this key may read, but not this");
    }
  }

  /** Whether another instance asks; with keys on it must show the secret of the instances. */
  boolean fromPeer(Request request) {
    if (!request.getHeaders().contains(Peers.FORWARDED)) {
      return false;
    }
    String key = key(request);
    return keys == null || key != null && peerSecret(key);
  }

  private boolean peerSecret(String key) {
    return settings.peerSecret().isPresent()
        && MessageDigest.isEqual(
            key.getBytes(StandardCharsets.UTF_8),
            settings.peerSecret().get().getBytes(StandardCharsets.UTF_8));
  }

  private static String key(Request request) {
    String value = request.getHeaders().get(HttpHeader.AUTHORIZATION);
    return value != null && value.regionMatches(true, 0, "Bearer ", 0, 7)
        ? value.substring(7).strip()
        : null;
  }

  /** Fills at the allowed rate, holds a second's worth twice over. */
  private final class Bucket {
    private double tokens = 2.0 * settings.requestsPerSecond();
    private long filled = clock.millis();

    synchronized boolean take() {
      long now = clock.millis();
      double rate = settings.requestsPerSecond();
      tokens = Math.min(2 * rate, tokens + Math.max(0, now - filled) * rate / 1000);
      filled = now;
      if (tokens < 1) {
        return false;
      }
      tokens--;
      return true;
    }
  }
}
