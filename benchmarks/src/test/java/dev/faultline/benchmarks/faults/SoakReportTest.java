package dev.faultline.benchmarks.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SoakReportTest {
  private static final List<Probe> QUICK = List.of(new Probe(1, 300, true));

  private static List<Sample> heap(IntUnaryOperator heap) {
    return IntStream.range(0, 30)
        .mapToObj(i -> new Sample(i, 0, i, heap.applyAsInt(i), 500, 50, 20, 900, i))
        .toList();
  }

  @Test
  void whatGrewBeforeTheMiddleIsFlat() {
    SoakReport report = new SoakReport(heap(i -> Math.min(1_000, i * 100)), QUICK, 30);
    assertThat(report.grown()).isEmpty();
    assertThat(report.good()).isTrue();
    assertThat(report.table()).hasSize(12);
  }

  @Test
  void namesWhatStillGrows() {
    SoakReport report = new SoakReport(heap(i -> 1_000 + i * 100), QUICK, 30);
    assertThat(report.grown()).singleElement().asString().startsWith("heap of instance 0 grew");
    assertThat(report.good()).isFalse();
  }

  @Test
  void aThirdWithoutSamplesIsNotFlat() {
    assertThat(new SoakReport(heap(i -> 1_000).subList(0, 15), QUICK, 30).good()).isFalse();
  }

  @Test
  void newsNotSeenCountsAsTheLimit() {
    SoakReport report = new SoakReport(heap(i -> 1_000), List.of(new Probe(1, 60_000, false)), 30);
    assertThat(report.good()).isFalse();
    assertThat(report.verdict().get(2)).contains("1 not seen", "NOT below 2 s");
  }
}
