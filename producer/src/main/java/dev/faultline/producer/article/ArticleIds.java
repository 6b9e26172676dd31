package dev.faultline.producer.article;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Identity of an article through its versions: the given id, else its canonical address, else a
 * hash of its text. Only the last changes when the text is corrected.
 */
public final class ArticleIds {

  private static final Set<String> TRACKING =
      Set.of(
          "fbclid",
          "gclid",
          "dclid",
          "msclkid",
          "yclid",
          "igshid",
          "mc_cid",
          "mc_eid",
          "cmpid",
          "ocid",
          "smid",
          "smtyp",
          "at_medium",
          "at_campaign",
          "ref_src",
          "taid");

  private ArticleIds() {}

  /** The id of an article of which the given parts are known; empty texts mean unknown. */
  public static String of(String givenId, String url, String title, String text) {
    if (!givenId.isBlank()) {
      return givenId.strip();
    }
    if (!url.isBlank()) {
      return canonicalUrl(url);
    }
    return "sha256:" + hash(title, text).substring(0, 32);
  }

  /**
   * One address for all forms in which a page is linked: https, host in lower case without {@code
   * www.}, no fragment, no tracking parameters, the others sorted, no slash at the end. An address
   * that cannot be read is returned as it is.
   */
  public static String canonicalUrl(String url) {
    try {
      URI uri = new URI(url.strip().replace(" ", "%20"));
      if (uri.getHost() == null) {
        return url.strip();
      }
      String host = uri.getHost().toLowerCase(Locale.ROOT);
      host = host.startsWith("www.") ? host.substring(4) : host;
      String port =
          uri.getPort() < 0 || uri.getPort() == 80 || uri.getPort() == 443
              ? ""
              : ":" + uri.getPort();
      String path = uri.getRawPath() == null ? "" : uri.getRawPath().replaceAll("/+$", "");
      return "https://" + host + port + path + query(uri.getRawQuery());
    } catch (URISyntaxException unreadable) {
      return url.strip();
    }
  }

  private static String query(String raw) {
    if (raw == null || raw.isEmpty()) {
      return "";
    }
    String kept =
        Arrays.stream(raw.split("&"))
            .filter(parameter -> !isTracking(parameter))
            .sorted()
            .collect(Collectors.joining("&"));
    return kept.isEmpty() ? "" : "?" + kept;
  }

  private static boolean isTracking(String parameter) {
    String name = parameter.split("=", 2)[0].toLowerCase(Locale.ROOT);
    return name.isEmpty() || name.startsWith("utm_") || TRACKING.contains(name);
  }

  /** SHA-256 of the parts in hexadecimal; the borders between parts count. */
  public static String hash(String... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        digest.update(part.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
