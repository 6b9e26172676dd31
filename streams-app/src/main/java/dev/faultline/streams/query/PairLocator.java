package dev.faultline.streams.query;

import java.time.Duration;
import java.util.List;

/** Finds who keeps a pair, and reads what is kept here. */
public interface PairLocator {
  /** This instance. */
  Instance self();

  /**
   * Who keeps a pair.
   *
   * @throws AwayException while nobody is known to
   */
  Placement placement(String pair);

  /** Who keeps which partition, as last told by the group; empty while the group is forming. */
  List<Placement> placements();

  /** What is here of a partition; reading it throws {@link AwayException} when nothing is. */
  Holding held(int partition, boolean active);

  /** Every partition that is here, standby copies included. */
  List<Holding> here();

  /**
   * How far the partition has been processed and committed: {@code topic:partition:offset}, blanks
   * between; empty when it cannot be told.
   */
  String position(int partition);

  /**
   * Waits until what a position says has been processed here.
   *
   * @return false when it was not within the limit
   * @throws IllegalArgumentException when the text is no position
   */
  boolean await(String position, Duration limit);
}
