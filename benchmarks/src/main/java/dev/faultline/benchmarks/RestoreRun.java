package dev.faultline.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.faultline.streams.StreamsApp;
import dev.faultline.streams.query.LookupResult;
import dev.faultline.streams.query.PairTension;
import dev.faultline.streams.query.WhatIf;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Starts the app on an empty folder, waits until its state is there, and asks it for pairs. */
final class RestoreRun {
  private static final int QUERIES = 20_000;

  private RestoreRun() {}

  /** Takes {@link RunArguments} a file of pairs. */
  public static void main(String[] arguments) throws Exception {
    Child.endWithParent();
    RunArguments told = RunArguments.of(arguments);
    List<String> pairs = Files.readAllLines(Path.of(arguments[6]));
    long asOf = GeneratedNews.ends().toEpochMilli();
    long began = System.nanoTime();
    try (StreamsApp app = FaultlineRun.start(told)) {
      while (!app.running()) {
        Thread.sleep(20);
      }
      double seconds = (System.nanoTime() - began) / 1e9;
      Random random = new Random(11);
      long[] nanos = new long[QUERIES];
      int found = 0;
      for (int round = 0; round < 2; round++) { // the first warms up
        found = 0;
        for (int i = 0; i < QUERIES; i++) {
          String pair = pairs.get(random.nextInt(pairs.size()));
          long asked = System.nanoTime();
          LookupResult<PairTension> answer = app.query().pair(pair, asOf, WhatIf.NOTHING);
          if (answer instanceof LookupResult.Found<PairTension> whole) {
            whole.value().shares().forEach(share -> share.sentences().read());
            found++;
          }
          nanos[i] = System.nanoTime() - asked;
        }
      }
      Arrays.sort(nanos);
      Map<String, Object> figures = new LinkedHashMap<>();
      figures.put("secondsToRunning", Report.round(seconds));
      figures.put("queries", QUERIES);
      figures.put("found", found);
      figures.put("p50Micros", Report.round(nanos[QUERIES / 2] / 1e3));
      figures.put("p99Micros", Report.round(nanos[QUERIES * 99 / 100] / 1e3));
      Child.answer(new ObjectMapper().writeValueAsString(figures));
    }
    System.exit(0);
  }
}
