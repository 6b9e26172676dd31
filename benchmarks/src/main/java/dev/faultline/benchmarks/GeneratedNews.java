package dev.faultline.benchmarks;

import dev.faultline.schemas.Actor;
import dev.faultline.schemas.ActorRole;
import dev.faultline.schemas.ArticleEvent;
import dev.faultline.schemas.Evidence;
import dev.faultline.schemas.EvidencePart;
import dev.faultline.schemas.Indicator;
import dev.faultline.schemas.Modality;
import dev.faultline.schemas.Occurred;
import dev.faultline.schemas.Origin;
import dev.faultline.schemas.Place;
import dev.faultline.schemas.Precision;
import dev.faultline.schemas.Publisher;
import dev.faultline.schemas.PublisherKind;
import dev.faultline.schemas.Slots;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * Years of news, the same for the same seed: happenings between pairs of countries (Zipf), each
 * reported by several outlets within two days, some of them copies of one agency's text, some
 * articles published twice, some weeks late, all a little out of order.
 */
public final class GeneratedNews {
  private static final long DAY = 86_400_000L;

  /** However many years there are, they end here: Kafka takes no records of the future. */
  private static final long END = Instant.parse("2024-12-31T00:00:00Z").toEpochMilli();

  private static final int OUTLETS = 300;
  private static final Indicator[] INDICATORS = Indicator.values();
  private static final String[] AGENCIES = {"agency-a", "agency-b", "agency-c", "agency-d"};

  private final Random random;
  private final Zipf zipf;
  private final String[][] pairs;
  private final double happeningsADay;
  private final long start;
  private final PriorityQueue<Article> waiting =
      new PriorityQueue<>(Comparator.comparingLong(Article::arrives).thenComparing(Article::id));
  private final Deque<ArticleEvent> ready = new ArrayDeque<>();
  private long happening;
  private int article;

  private record Article(String id, long arrives, List<ArticleEvent> events) {}

  /**
   * @param pairCount pairs of countries; 1 gives the hottest pair of a war
   * @param steepness 1 for Zipf's law, 0 for as much news of each pair
   * @param events events that the years are to hold
   */
  public GeneratedNews(long seed, int pairCount, double steepness, long events, int years) {
    random = new Random(seed);
    zipf = new Zipf(pairCount, steepness);
    pairs = pairs(pairCount);
    // A happening gives about 3.9 articles of 1.6 events, and each 33rd article comes twice.
    happeningsADay = events / 6.4 / 365 / years;
    start = END - 365 * DAY * years;
  }

  /** Every pair, the most frequent first. */
  public List<String> pairs() {
    return java.util.Arrays.stream(pairs).map(sides -> sides[0] + "-" + sides[1]).toList();
  }

  private static String[][] pairs(int count) {
    int countries = 2;
    while (countries * (countries - 1) / 2 < count) {
      countries++;
    }
    List<String[]> pairs = new ArrayList<>();
    for (int a = 0; a < countries; a++) {
      for (int b = a + 1; b < countries; b++) {
        pairs.add(new String[] {code(a), code(b)});
      }
    }
    java.util.Collections.shuffle(pairs, new Random(7));
    return pairs.subList(0, count).toArray(String[][]::new);
  }

  private static String code(int n) { // unlike any other for n below 676
    return "" + (char) ('A' + n / 26 % 26) + (char) ('A' + n % 26) + (char) ('A' + n * 7 % 26);
  }

  /** When the news of one year begins. */
  public static Instant begins() {
    return Instant.ofEpochMilli(END - 365 * DAY);
  }

  /** When the news ends. */
  static Instant ends() {
    return Instant.ofEpochMilli(END);
  }

  /** The next event in the order of arrival. */
  public ArticleEvent next() {
    while (ready.isEmpty()) {
      while (waiting.isEmpty() || waiting.peek().arrives > now()) {
        happen();
      }
      ready.addAll(waiting.poll().events);
    }
    return ready.poll();
  }

  private long now() {
    return start + (long) (happening / happeningsADay * DAY);
  }

  private void happen() {
    long at = now() - (long) (random.nextDouble() * DAY / 2);
    happening++;
    String[] pair = pairs[zipf.next(random)];
    Indicator indicator = INDICATORS[1 + random.nextInt(INDICATORS.length - 1)];
    boolean forward = random.nextBoolean();
    String place = "district " + random.nextInt(6);
    long fingerprint = random.nextLong();
    int deaths = random.nextInt(4) == 0 ? 1 + random.nextInt(20) : 0;
    int reports = 1;
    while (reports < 40 && random.nextDouble() < 0.745) {
      reports++;
    }
    for (int i = 0; i < reports; i++) {
      boolean copy = i > 0 && random.nextInt(3) == 0;
      long published = at + (long) (random.nextDouble() * random.nextDouble() * 2 * DAY);
      Article report =
          report(
              pair,
              indicator,
              forward,
              place,
              deaths,
              at,
              published,
              copy
                  ? fingerprint ^ 1L << random.nextInt(64)
                  : i == 0 ? fingerprint : random.nextLong(),
              copy ? AGENCIES[(int) (fingerprint >>> 62)] : null);
      waiting.add(report);
      if (random.nextInt(33) == 0) {
        waiting.add(new Article(report.id + "+", report.arrives + DAY / 4, again(report.events)));
      }
    }
  }

  private static List<ArticleEvent> again(List<ArticleEvent> events) {
    return events.stream()
        .map(
            e ->
                ArticleEvent.newBuilder(e)
                    .setObservedAt(e.getObservedAt().plusMillis(DAY / 4))
                    .build())
        .toList();
  }

  private Article report(
      String[] pair,
      Indicator indicator,
      boolean forward,
      String place,
      int deaths,
      long at,
      long published,
      long fingerprint,
      String agency) {
    String id = "a" + Long.toString(0x100000000L + article++ * 2654435761L, 36);
    int outlet = (int) (random.nextDouble() * random.nextDouble() * OUTLETS);
    List<ArticleEvent> events = new ArrayList<>(3);
    events.add(
        event(
            pair,
            indicator,
            forward,
            place,
            deaths,
            at,
            published,
            fingerprint,
            agency,
            id,
            outlet,
            0));
    int more = random.nextInt(3);
    for (int i = 1; i <= more && random.nextInt(5) < 3; i++) {
      events.add(
          event(
              pair,
              INDICATORS[1 + random.nextInt(INDICATORS.length - 1)],
              random.nextBoolean(),
              "",
              0,
              at - random.nextInt(3) * DAY,
              published,
              fingerprint,
              agency,
              id,
              outlet,
              i));
    }
    long late = random.nextInt(100) == 0 ? random.nextInt(40) * DAY : 0;
    return new Article(id, published + late + random.nextInt(3_600_000), events);
  }

  private ArticleEvent event(
      String[] pair,
      Indicator indicator,
      boolean forward,
      String place,
      int deaths,
      long at,
      long published,
      long fingerprint,
      String agency,
      String article,
      int outlet,
      int number) {
    boolean mutual = indicator == Indicator.ARMED_CLASH || indicator == Indicator.TALKS_FAILED;
    String source = forward || mutual ? pair[0] : pair[1];
    String target = forward || mutual ? pair[1] : pair[0];
    long day = Math.floorDiv(at, DAY) * DAY;
    int vague = random.nextInt(10);
    Precision precision =
        vague < 7 ? Precision.DAY : vague < 9 ? Precision.UNKNOWN : Precision.MONTH;
    long start =
        precision == Precision.MONTH
            ? day - 15 * DAY
            : precision == Precision.UNKNOWN ? Math.floorDiv(published, DAY) * DAY : day;
    long end = precision == Precision.MONTH ? day + DAY : start + DAY;
    String name = "outlet " + outlet;
    String sentence =
        "Officials of "
            + source
            + " said on the day that forces and envoys of "
            + target
            + " had taken part in what they called case "
            + Integer.toString(random.nextInt(), 36)
            + " near "
            + (place.isEmpty() ? "the line" : place)
            + ", and that more would follow.";
    Slots.Builder slots = Slots.newBuilder();
    if (!place.isEmpty()) {
      slots.setPlace(new Place(place, target));
    }
    if (deaths > 0) {
      slots.setCasualties(
          List.of(
              dev.faultline.schemas.Casualties.newBuilder()
                  .setKilledLow(deaths)
                  .setKilledHigh(deaths + 2)
                  .build()));
    }
    return ArticleEvent.newBuilder()
        .setEventId(
            article + "-" + number + "-" + Integer.toHexString(indicator.ordinal() * 31 + number))
        .setArticleId(article)
        .setArticleVersion("v1")
        .setPair(pair[0] + "-" + pair[1])
        .setSourceActor(new Actor(source, ActorRole.GOV, "officials of " + source))
        .setTargetActor(new Actor(target, ActorRole.MIL, "forces of " + target))
        .setMutual(mutual)
        .setIndicator(indicator)
        .setEventCode("190")
        .setModality(random.nextInt(20) == 0 ? Modality.PLANNED : Modality.ASSERTED)
        .setOccurred(
            new Occurred(Instant.ofEpochMilli(start), Instant.ofEpochMilli(end), precision, null))
        .setOngoing(random.nextInt(5) == 0)
        .setSlots(slots.build())
        .setEvidence(List.of(new Evidence(sentence, EvidencePart.TEXT, 0, sentence.length())))
        .setPublishedAt(Instant.ofEpochMilli(published))
        .setObservedAt(Instant.ofEpochMilli(published + 60_000))
        .setPublisher(new Publisher(name, kind(outlet), null))
        .setOrigin(new Origin("outlet" + outlet + ".example", agency, fingerprint))
        .setUrl("https://outlet" + outlet + ".example/world/2024/" + article)
        .setTitle("Report " + article + " on " + source + " and " + target)
        .setRuleId("rule." + indicator.name().toLowerCase(java.util.Locale.ROOT))
        .setCoderVersion("generated-1")
        .setConfidence(0.5 + random.nextInt(50) / 100.0)
        .build();
  }

  private static PublisherKind kind(int outlet) {
    return outlet < 8
        ? PublisherKind.WIRE
        : outlet < 60
            ? PublisherKind.REGIONAL
            : outlet % 5 == 0 ? PublisherKind.STATE : PublisherKind.UNKNOWN;
  }
}
