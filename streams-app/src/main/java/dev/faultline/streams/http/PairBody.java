package dev.faultline.streams.http;

import dev.faultline.schemas.CountryPair;
import dev.faultline.schemas.Incident;
import dev.faultline.schemas.IncidentEvidence;
import dev.faultline.streams.query.PairTension;
import dev.faultline.streams.query.PairTension.ExplainedShare;
import dev.faultline.streams.query.Revision;
import dev.faultline.streams.query.StoredPair;
import dev.faultline.streams.query.WhatIf;
import dev.faultline.streams.tension.ArticlesMark;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Writes the answer about a pair. An incident is described once: as long as it stays the same, its
 * description is copied from the answer before, and only what passes with time is written anew.
 */
final class PairBody {
  /** Bytes of what passes with time, about. */
  private static final int SHARE_NOW = 160;

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final PairTension tension;
  private final CountryPair sides;
  private final Revision revision;
  private final boolean sameArticles;
  private final byte[] before;
  private final int begin;
  private final Passages known;
  private final Set<String> without;
  private final int explained;

  /**
   * An incident, and where in which bytes it is described.
   *
   * @param told what was read for it; null where it is taken over from the answer before
   */
  private record Described(
      byte[] in,
      Passages.Span facts,
      Passages.Span telling,
      ArticlesMark mark,
      List<String> publishers,
      PairTension.Told told) {}

  /**
   * @param last answer to the same question before this one; null when there is none
   * @param explained most incidents to list; the rest are counted
   */
  PairBody(StoredPair stored, long asOf, WhatIf whatIf, Answer last, int explained) {
    this.revision = stored.revision(); // before the rest is read
    this.known = last == null ? Passages.NONE : last.passages();
    this.sameArticles = known.revision() != null && stored.keptArticlesSince(known.revision());
    this.without = whatIf.withoutPublishers();
    this.explained = explained;
    this.tension =
        stored.tension(
            asOf,
            whatIf,
            Math.max(1, explained),
            incident -> !sameArticles || known.of(incident) == null);
    this.sides = CountryPair.parse(tension.pair());
    ByteBuffer body = last == null ? NOTHING : last.body();
    this.before = body.array();
    this.begin = body.arrayOffset() + body.position();
  }

  /** The answer; publishers that were left out are listed all the same. */
  Answer answer() {
    List<ExplainedShare> shares = tension.shares();
    List<Described> described = new ArrayList<>(shares.size());
    Set<String> publishers = new TreeSet<>(without);
    for (ExplainedShare share : shares) {
      Described one = described(share);
      described.add(one);
      publishers.addAll(one.publishers);
    }
    publishers.remove("");
    String reason = reason(described);

    byte[] head = Json.bytes(PairView.of(tension, reason, publishers));
    Body body = new Body(head.length + length(described));
    body.write(head, 0, head.length - 1); // open for more
    text(body, ",\"explanation\":[");
    int most = Math.min(explained, shares.size());
    Map<Passages.Which, Passages.Passage> passages = new HashMap<>(2 * most);
    int left = tension.score().incidents() - most;
    for (int i = 0; i < most; i++) {
      text(body, i == 0 ? "{" : ",{");
      Passages.Passage passage = write(shares.get(i), described.get(i), body);
      passages.put(Passages.Which.of(passage.incident()), passage);
      text(body, "}");
    }
    text(body, "],\"notExplained\":" + left + "}");
    return Answer.of(200, Answer.JSON, body.bytes())
        .with(
            new Passages(
                revision,
                shares.isEmpty() ? null : shares.get(0).share().incident(),
                reason,
                passages));
  }

  /** What is written, to be read without a copy of it. */
  private static final class Body extends ByteArrayOutputStream {
    Body(int capacity) {
      super(capacity);
    }

    ByteBuffer bytes() {
      return ByteBuffer.wrap(buf, 0, count);
    }
  }

  private static int length(List<Described> described) {
    int length = 100;
    for (Described one : described) {
      length += one.facts.length() + one.telling.length() + SHARE_NOW;
    }
    return length;
  }

  private Described described(ExplainedShare share) {
    Passages.Passage passage = known.of(share.share().incident());
    if (passage != null && (sameArticles || share.sentences().still(passage.mark()))) {
      return new Described(
          before,
          passage.facts().after(begin),
          passage.telling().after(begin),
          passage.mark(),
          passage.publishers(),
          null);
    }
    PairTension.Told told = share.sentences().read();
    byte[] facts = Json.bytes(ShareFacts.of(tension, sides, share, told.record()));
    byte[] telling = Json.bytes(ShareTelling.of(share.share().incident(), told.record()));
    byte[] both = new byte[facts.length + telling.length];
    System.arraycopy(facts, 0, both, 0, facts.length);
    System.arraycopy(telling, 0, both, facts.length, telling.length);
    // Without their braces: they become parts of one object.
    return new Described(
        both,
        new Passages.Span(1, facts.length - 1),
        new Passages.Span(facts.length + 1, both.length - 1),
        told.mark(),
        publishers(told.record()),
        told);
  }

  private static List<String> publishers(Incident record) {
    return record == null
        ? List.of()
        : record.getEvidence().stream().map(IncidentEvidence::getPublisher).distinct().toList();
  }

  /** The incident that matters most, in a line; that of the answer before where it still holds. */
  private String reason(List<Described> described) {
    if (described.isEmpty()) {
      return "";
    }
    ExplainedShare top = tension.shares().get(0);
    PairTension.Told told = described.get(0).told;
    if (told == null && top.share().incident().equals(known.top())) {
      return known.reason();
    }
    return top.reason(told == null ? top.sentences().read() : told);
  }

  private Passages.Passage write(
      ExplainedShare share, Described described, ByteArrayOutputStream body) {
    Passages.Span facts = copy(described.in, described.facts, body);
    text(body, ",");
    text(body, ShareNow.of(tension, share.share()).members());
    text(body, ",");
    Passages.Span telling = copy(described.in, described.telling, body);
    return new Passages.Passage(
        share.share().incident(), described.mark, facts, telling, described.publishers);
  }

  private static Passages.Span copy(byte[] in, Passages.Span span, ByteArrayOutputStream body) {
    int from = body.size();
    body.write(in, span.from(), span.length());
    return new Passages.Span(from, body.size());
  }

  private static void text(ByteArrayOutputStream body, String ascii) {
    body.writeBytes(ascii.getBytes(StandardCharsets.US_ASCII));
  }
}
