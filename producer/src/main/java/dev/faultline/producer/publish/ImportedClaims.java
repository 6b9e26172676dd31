package dev.faultline.producer.publish;

import dev.faultline.schemas.Actor;
import dev.faultline.schemas.ArticleEvent;
import dev.faultline.schemas.Evidence;
import dev.faultline.schemas.EvidencePart;
import dev.faultline.schemas.Occurred;
import dev.faultline.schemas.Origin;
import dev.faultline.schemas.Place;
import dev.faultline.schemas.Publisher;
import dev.faultline.schemas.PublisherKind;
import dev.faultline.schemas.Slots;
import java.time.Clock;
import java.util.List;

/**
 * Imported rows into the contract. All rows of a data set have one origin, the data set itself: it
 * coded them all by one machine, so that many rows are no corroboration. They bear no article
 * version, since every row stands for itself.
 */
public final class ImportedClaims {

  private final Origin origin;
  private final String version;
  private final Clock clock;

  /**
   * @param owner domain of the data set's owner
   * @param version version of the mapping to indicators
   * @param clock tells when a row is processed
   */
  public ImportedClaims(String owner, String version, Clock clock) {
    this.origin = new Origin(owner, null, 0L);
    this.version = version;
    this.clock = clock;
  }

  /**
   * The claim of a row.
   *
   * @param id id of the claim: the same row always has the same
   * @param claim what it says
   * @param source address or name of the report; may be empty
   * @param confidence of the extraction, 0 to 1
   */
  public ArticleEvent event(String id, ImportedClaim claim, String source, double confidence) {
    boolean swap = claim.mutual() && claim.source().code().compareTo(claim.target().code()) > 0;
    Actor first = actor(swap ? claim.target() : claim.source());
    Actor second = actor(swap ? claim.source() : claim.target());
    boolean ordered = first.getCode().compareTo(second.getCode()) < 0;
    String pair =
        ordered
            ? first.getCode() + "-" + second.getCode()
            : second.getCode() + "-" + first.getCode();
    boolean address = source.startsWith("http://") || source.startsWith("https://");
    return new ArticleEvent(
        id,
        claim.sourceId(),
        version,
        pair,
        first,
        second,
        claim.mutual(),
        claim.indicator(),
        claim.eventCode(),
        "",
        "",
        Quads.of(claim.indicator()),
        claim.modality(),
        false,
        null,
        new Occurred(claim.start(), claim.end(), claim.precision(), null),
        false,
        claim.plainMeeting(),
        slots(claim),
        List.of(
            new Evidence(claim.description(), EvidencePart.TEXT, 0, claim.description().length())),
        claim.publishedAt(),
        clock.instant(),
        new Publisher(address ? host(source) : source, PublisherKind.IMPORT, null),
        origin,
        address ? source : "",
        "",
        "en",
        "cameo-" + claim.eventCode(),
        "import",
        version,
        confidence);
  }

  private static Actor actor(ImportedClaim.Side side) {
    return new Actor(side.code(), side.role(), side.mention());
  }

  private static Slots slots(ImportedClaim claim) {
    return new Slots(
        List.of(),
        List.of(),
        null,
        null,
        null,
        null,
        claim.place().isEmpty() ? null : new Place(claim.place(), claim.placeCountry()),
        List.of());
  }

  private static String host(String address) {
    int start = address.indexOf("//") + 2;
    if (address.startsWith("www.", start)) {
      start += 4;
    }
    int end = address.indexOf('/', start);
    return end < 0 ? address.substring(start) : address.substring(start, end);
  }
}
