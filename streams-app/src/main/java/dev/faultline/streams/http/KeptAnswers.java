package dev.faultline.streams.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Answers, kept until what they are about is written again or another instant is the present. */
final class KeptAnswers {
  private final long mostBytes;
  private final Map<String, Kept> kept = new LinkedHashMap<>(256, 0.75f, true);
  private long bytes;

  private record Kept(Object revision, long asOf, Answer answer) {}

  /** Keeps so many bytes of answers. */
  KeptAnswers(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  /**
   * An answer, made when none is kept.
   *
   * @param revision equal for as long as what the answer is about stays the same
   */
  Answer get(String question, Object revision, long asOf, Supplier<Answer> make) {
    synchronized (kept) {
      Kept known = kept.get(question);
      if (known != null && known.revision.equals(revision) && known.asOf == asOf) {
        return known.answer;
      }
    }
    Answer answer = make.get();
    synchronized (kept) {
      Kept before = kept.put(question, new Kept(revision, asOf, answer));
      bytes += size(question, answer) - (before == null ? 0 : size(question, before.answer));
      var oldest = kept.entrySet().iterator();
      while (bytes > mostBytes && oldest.hasNext()) {
        Map.Entry<String, Kept> one = oldest.next();
        bytes -= size(one.getKey(), one.getValue().answer);
        oldest.remove();
      }
    }
    return answer;
  }

  private static long size(String question, Answer answer) {
    return 200L + 2L * question.length() + answer.body().length * 5L / 4;
  }
}
