package dev.faultline.streams.topology;

import dev.faultline.streams.query.Holding;
import dev.faultline.streams.query.Instance;
import dev.faultline.streams.query.PairLocator;
import dev.faultline.streams.query.Placement;
import java.time.Duration;
import java.util.List;

/** Says what another locator says; tests override what is to be otherwise. */
public class DelegatingLocator implements PairLocator {
  private final PairLocator locator;

  public DelegatingLocator(PairLocator locator) {
    this.locator = locator;
  }

  @Override
  public Instance self() {
    return locator.self();
  }

  @Override
  public Placement placement(String pair) {
    return locator.placement(pair);
  }

  @Override
  public List<Placement> placements() {
    return locator.placements();
  }

  @Override
  public Holding held(int partition, boolean active) {
    return locator.held(partition, active);
  }

  @Override
  public List<Holding> here() {
    return locator.here();
  }

  @Override
  public String position(int partition) {
    return locator.position(partition);
  }

  @Override
  public boolean await(String position, Duration limit) {
    return locator.await(position, limit);
  }
}
