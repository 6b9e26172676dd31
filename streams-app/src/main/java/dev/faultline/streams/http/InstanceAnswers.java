package dev.faultline.streams.http;

import dev.faultline.streams.query.Holding;
import dev.faultline.streams.query.Instance;
import dev.faultline.streams.query.PairLocator;
import dev.faultline.streams.query.Placement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** How the instances divide the work, for operators. */
final class InstanceAnswers {
  private final PairLocator locator;
  private final Supplier<String> readiness;

  InstanceAnswers(PairLocator locator, Supplier<String> readiness) {
    this.locator = locator;
    this.readiness = readiness;
  }

  Answer answer(Call call, int streams) {
    List<Map<String, Object>> partitions = new ArrayList<>();
    for (Placement one : locator.placements()) {
      Map<String, Object> view = new LinkedHashMap<>();
      view.put("partition", one.partition());
      view.put("active", one.active() == null ? null : one.active().toString());
      view.put("standbys", one.standbys().stream().map(Instance::toString).toList());
      partitions.add(view);
    }
    List<Map<String, Object>> here = new ArrayList<>();
    for (Holding one : locator.here()) {
      Map<String, Object> view = new LinkedHashMap<>();
      view.put("partition", one.partition());
      view.put("active", one.active());
      view.put("behind", one.behind());
      view.put("position", locator.position(one.partition()));
      here.add(view);
    }
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("self", locator.self().toString());
    view.put("notReady", readiness.get());
    view.put("streams", streams);
    view.put("partitions", partitions);
    view.put("here", here);
    return Answer.json(view);
  }
}
