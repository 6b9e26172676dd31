package dev.faultline.producer.web;

import dev.faultline.producer.intake.Sleeper;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Fetches as a good guest: obeys robots rules, leaves time between two fetches from a host, and
 * leaves a host alone for as long as it asks. Safe between threads.
 */
public final class PoliteFetcher {

  private static final String OWN_NAME = "faultline";
  private static final Duration RULES_LAST = Duration.ofHours(24);
  private static final Duration NO_RULES_LAST = Duration.ofMinutes(10);
  private static final Duration LONGEST_WAIT = Duration.ofDays(1);
  private static final int MOST_HOSTS = 10_000;
  private static final int MOST_MOVES = 5;

  private final WebFetcher fetcher;
  private final Clock clock;
  private final Duration pause;
  private final Sleeper sleeper;
  private final Map<String, Host> hosts = new ConcurrentHashMap<>();

  /** What is known of a host; its lock is held while it is asked, so that one asks at a time. */
  private static final class Host {
    private final ReentrantLock lock = new ReentrantLock();
    private RobotsRules rules = RobotsRules.ALLOW_NOTHING;
    private Optional<FetchResult.Refused> noRules = Optional.empty();
    private Instant rulesUntil = Instant.MIN;
    private Instant next = Instant.MIN;
    private Instant closedUntil = Instant.MIN;
  }

  /**
   * @param fetcher does the fetching
   * @param clock tells the time
   * @param pause time between two fetches from one host, unless it asks for more
   * @param sleeper waits
   */
  public PoliteFetcher(WebFetcher fetcher, Clock clock, Duration pause, Sleeper sleeper) {
    this.fetcher = fetcher;
    this.clock = clock;
    this.pause = pause;
    this.sleeper = sleeper;
  }

  /**
   * Fetches when the host's turn has come.
   *
   * @param etag validator of the last time; empty for none
   * @param lastModified validator of the last time; empty for none
   * @throws InterruptedException when it is to stop
   */
  public FetchResult fetch(URI url, String etag, String lastModified) throws InterruptedException {
    FetchResult result = fetchFromHost(url, etag, lastModified);
    for (int i = 0; i < MOST_MOVES && result instanceof FetchResult.Moved moved; i++) {
      // Each host has rules and a pace of its own, also when another one leads to it.
      result = fetchFromHost(moved.url(), etag, lastModified);
    }
    return result instanceof FetchResult.Moved
        ? FetchResult.Refused.of(
            "redirects", url + " redirects to more than " + MOST_MOVES + " other hosts")
        : result;
  }

  private FetchResult fetchFromHost(URI url, String etag, String lastModified)
      throws InterruptedException {
    String authority = url.getAuthority();
    if (authority == null) {
      return FetchResult.Refused.of("bad-address", url + " is no http or https address");
    }
    if (hosts.size() > MOST_HOSTS) {
      hosts.clear();
    }
    Host host = hosts.computeIfAbsent(authority, any -> new Host());
    host.lock.lockInterruptibly();
    try {
      Instant now = clock.instant();
      if (now.isBefore(host.closedUntil)) {
        return new FetchResult.Refused(
            "asked-to-wait",
            authority + " asked to be left alone until " + host.closedUntil,
            Optional.of(Duration.between(now, host.closedUntil)));
      }
      learnRules(host, url);
      if (host.noRules.isPresent()) {
        return host.noRules.get();
      }
      if (!host.rules.allows(pathOf(url))) {
        return FetchResult.Refused.of("robots", url + " is closed to programs by robots.txt");
      }
      waitForTurn(host);
      return closing(host, fetcher.fetchFromHost(url, etag, lastModified));
    } finally {
      host.lock.unlock();
    }
  }

  private FetchResult closing(Host host, FetchResult result) {
    if (result instanceof FetchResult.Refused refused && refused.retryAfter().isPresent()) {
      Duration wanted = refused.retryAfter().get();
      host.closedUntil =
          clock.instant().plus(wanted.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wanted);
    }
    return result;
  }

  private void waitForTurn(Host host) throws InterruptedException {
    Duration wanted = host.rules.delay().filter(it -> it.compareTo(pause) > 0).orElse(pause);
    Instant now = clock.instant();
    if (now.isBefore(host.next)) {
      sleeper.sleep(Duration.between(now, host.next));
    }
    host.next = clock.instant().plus(wanted);
  }

  /** No rules mean leave; rules that cannot be had mean none, by RFC 9309 section 2.3.1. */
  private void learnRules(Host host, URI url) {
    Instant now = clock.instant();
    if (now.isBefore(host.rulesUntil)) {
      return;
    }
    FetchResult result = fetcher.fetch(url.resolve("/robots.txt"), "", "");
    host.noRules = Optional.empty();
    host.rulesUntil = now.plus(RULES_LAST);
    if (result instanceof FetchResult.Fetched fetched) {
      host.rules = RobotsRules.parse(new String(fetched.body(), StandardCharsets.UTF_8), OWN_NAME);
    } else if (result instanceof FetchResult.Refused refused && !absent(refused)) {
      host.noRules = Optional.of(refused);
      host.rulesUntil = now.plus(NO_RULES_LAST);
      closing(host, refused);
    } else {
      host.rules = RobotsRules.ALLOW_ALL;
    }
  }

  private static boolean absent(FetchResult.Refused refused) {
    return refused.reason().startsWith("status-4") && !refused.reason().equals("status-429");
  }

  private static String pathOf(URI url) {
    String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
  }
}
