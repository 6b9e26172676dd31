package dev.faultline.producer.publish;

import dev.faultline.producer.article.Article;
import dev.faultline.producer.coding.CodedEvent;
import dev.faultline.producer.coding.OccurredInterval;
import dev.faultline.schemas.ActorRole;
import dev.faultline.schemas.EvidencePart;
import dev.faultline.schemas.Indicator;
import dev.faultline.schemas.Modality;
import dev.faultline.schemas.Precision;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Articles and events that show only what a test is about. */
public final class CodedEvents {

  private CodedEvents() {}

  public static Article article(String id, String text) {
    return new Article(
        id,
        "A title",
        text,
        Optional.of(Instant.parse("2025-11-23T08:00:00Z")),
        Optional.empty(),
        "Dawn",
        "https://www.dawn.com/news/" + id,
        "en");
  }

  public static CodedEvent event(
      Indicator indicator, String source, String target, String evidence) {
    return event(indicator, source, target, evidence, Modality.ASSERTED);
  }

  public static CodedEvent event(
      Indicator indicator, String source, String target, String evidence, Modality modality) {
    return new CodedEvent(
        new CodedEvent.Party(source, ActorRole.GOV, source),
        new CodedEvent.Party(target, ActorRole.NONE, target),
        false,
        indicator,
        "",
        "",
        "",
        modality,
        false,
        Optional.empty(),
        Optional.of(
            new OccurredInterval(
                Instant.parse("2025-10-25T00:00:00Z"),
                Instant.parse("2025-10-26T00:00:00Z"),
                Precision.DAY,
                "October 25")),
        false,
        false,
        CodedEvent.EventSlots.NONE,
        List.of(new CodedEvent.EvidenceSentence(evidence, EvidencePart.TEXT, 0, evidence.length())),
        "rule-1",
        "rules",
        0.9);
  }
}
