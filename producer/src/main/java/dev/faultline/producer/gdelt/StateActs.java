package dev.faultline.producer.gdelt;

import dev.faultline.schemas.ActorRole;
import dev.faultline.schemas.Indicator;
import java.util.EnumSet;
import java.util.Set;

/** Whether what someone does counts as an act of a state or of an armed group. */
final class StateActs {

  private static final Set<ActorRole> OF_THE_STATE =
      EnumSet.of(
          ActorRole.NONE,
          ActorRole.GOV,
          ActorRole.MIL,
          ActorRole.COP,
          ActorRole.SPY,
          ActorRole.LEG,
          ActorRole.JUD);
  private static final Set<Indicator> FORCE =
      EnumSet.of(
          Indicator.ARMED_CLASH,
          Indicator.AIR_STRIKE,
          Indicator.MILITANT_ATTACK,
          Indicator.CEASEFIRE_VIOLATED);

  private StateActs() {}

  /** True for force that insurgents of a country use. */
  static boolean militants(CameoActors.Side source, Indicator indicator) {
    return !source.ownNode() && source.role() == ActorRole.INS && FORCE.contains(indicator);
  }

  /** True for organs of a state, and for organisations and groups, which act for themselves. */
  static boolean acts(CameoActors.Side source) {
    return source.ownNode() || OF_THE_STATE.contains(source.role());
  }
}
