package dev.faultline.producer.command;

import dev.faultline.producer.article.Article;
import dev.faultline.producer.coding.CodedEvent;
import dev.faultline.schemas.Modality;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An article and its events as a table, for people. */
final class EventTable {

  private static final int EVIDENCE_WIDTH = 96;

  private EventTable() {}

  static String of(Article article, List<CodedEvent> events) {
    StringBuilder text = new StringBuilder();
    text.append(article.title().isBlank() ? article.id() : article.title().strip());
    text.append('\n').append("  ");
    text.append(article.publishedAt().map(Object::toString).orElse("no publication date"));
    if (!article.publisher().isBlank()) {
      text.append(", ").append(article.publisher().strip());
    }
    text.append('\n');
    if (events.isEmpty()) {
      return text.append("  no events between two states or organisations\n").toString();
    }
    List<String[]> rows = new ArrayList<>();
    events.forEach(event -> rows.add(cells(event)));
    int[] widths = new int[rows.get(0).length];
    for (String[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        widths[i] = Math.max(widths[i], row[i].length());
      }
    }
    for (int i = 0; i < rows.size(); i++) {
      text.append("  ");
      for (int column = 0; column < widths.length; column++) {
        text.append(pad(rows.get(i)[column], widths[column])).append("  ");
      }
      text.setLength(text.length() - 2);
      text.append('\n').append("      ").append(evidence(events.get(i))).append('\n');
    }
    return text.toString();
  }

  private static String[] cells(CodedEvent event) {
    String arrow = event.mutual() ? " – " : " → ";
    return new String[] {
      event.occurred().map(it -> OccurredText.of(it).toString()).orElse("undated"),
      event.source().code() + arrow + event.target().code(),
      event.indicator().name(),
      event.modality() == Modality.ASSERTED
          ? (event.disputed() ? "asserted, disputed" : "asserted")
          : event.modality().name().toLowerCase(Locale.ROOT) + " (not scored)",
      String.format(Locale.ROOT, "%.2f", event.confidence()),
      slots(event)
    };
  }

  private static String slots(CodedEvent event) {
    CodedEvent.EventSlots slots = event.slots();
    List<String> parts = new ArrayList<>();
    if (!slots.venues().isEmpty()) {
      parts.add("venue " + String.join(", ", slots.venues()));
    }
    slots.round().ifPresent(it -> parts.add("round " + it));
    if (!slots.mediators().isEmpty()) {
      parts.add(
          "mediator "
              + String.join(", ", slots.mediators().stream().map(CodedEvent.Party::code).toList()));
    }
    slots.place().ifPresent(it -> parts.add("at " + it));
    slots.crossing().ifPresent(it -> parts.add("crossing " + it));
    slots.scope().ifPresent(it -> parts.add("scope " + it));
    slots.casualties().forEach(it -> parts.add(toll(it)));
    slots.reason().ifPresent(it -> parts.add("reason: " + it));
    event.attribution().ifPresent(it -> parts.add("by " + it.mention()));
    return String.join("; ", parts);
  }

  /** Such as "14 killed, 3–9 wounded (the ministry)". */
  private static String toll(CodedEvent.CasualtyFigure figure) {
    List<String> parts = new ArrayList<>();
    if (figure.killedHigh() > 0) {
      parts.add(range(figure.killedLow(), figure.killedHigh()) + " killed");
    }
    if (figure.woundedHigh() > 0) {
      parts.add(range(figure.woundedLow(), figure.woundedHigh()) + " wounded");
    }
    String side = figure.side().map(it -> " of " + it).orElse("");
    return String.join(", ", parts)
        + side
        + figure.claimedBy().map(it -> " (" + it + ")").orElse("");
  }

  private static String range(int low, int high) {
    return low == high ? Integer.toString(low) : low + "–" + high;
  }

  private static String evidence(CodedEvent event) {
    String sentence = event.evidence().get(0).text().strip().replaceAll("\\s+", " ");
    String shown =
        sentence.length() <= EVIDENCE_WIDTH
            ? sentence
            : sentence.substring(0, EVIDENCE_WIDTH - 1).stripTrailing() + "…";
    return "“" + shown + "”";
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(width - text.length());
  }
}
