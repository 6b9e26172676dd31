package dev.faultline.streams.topology;

import dev.faultline.streams.query.Holding;
import dev.faultline.streams.query.Instance;
import dev.faultline.streams.query.PairLocator;
import dev.faultline.streams.query.Placement;
import java.time.Duration;
import java.util.List;

/** All pairs in one partition, which is here. */
final class OnlyPartition implements PairLocator {
  private static final Instance SELF = new Instance("localhost", 1);
  private final Holding held;

  OnlyPartition(PairReader reader) {
    held = new Holding(0, reader, 1, 0);
  }

  @Override
  public Instance self() {
    return SELF;
  }

  @Override
  public Placement placement(String pair) {
    return new Placement(0, SELF, List.of());
  }

  @Override
  public List<Placement> placements() {
    return List.of(placement(""));
  }

  @Override
  public Holding held(int partition, boolean active) {
    return held;
  }

  @Override
  public List<Holding> here() {
    return List.of(held);
  }

  @Override
  public String position(int partition) {
    return "";
  }

  @Override
  public boolean await(String position, Duration limit) {
    return true;
  }
}
