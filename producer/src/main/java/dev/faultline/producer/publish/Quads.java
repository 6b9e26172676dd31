package dev.faultline.producer.publish;

import dev.faultline.schemas.Indicator;
import dev.faultline.schemas.QuadClass;

/**
 * Verbal or material, cooperation or conflict, for each indicator: set by the methodology, since
 * published tables disagree.
 */
final class Quads {

  private Quads() {}

  static QuadClass of(Indicator indicator) {
    return switch (indicator) {
      case ARMED_CLASH,
          AIR_STRIKE,
          MILITANT_ATTACK,
          CEASEFIRE_VIOLATED,
          TROOP_BUILDUP,
          TRADE_SUSPENDED,
          SANCTIONS_IMPOSED,
          BORDER_CLOSED,
          TALKS_FAILED,
          DIPLOMATIC_DOWNGRADE,
          TREATY_SUSPENDED,
          MASS_EXPULSION,
          COERCION ->
          QuadClass.MATERIAL_CONFLICT;
      case THREAT_OF_FORCE, TALKS_REFUSED, ACCUSATION, DIPLOMATIC_PROTEST, REJECTION ->
          QuadClass.VERBAL_CONFLICT;
      case TALKS_HELD, TALKS_AGREED, MEDIATION, AGREEMENT_SIGNED, RELATIONS_RESTORED, COOPERATION ->
          QuadClass.VERBAL_COOPERATION;
      case CEASEFIRE_AGREED,
          TRADE_RESUMED,
          BORDER_REOPENED,
          TROOPS_WITHDRAWN,
          PRISONERS_RELEASED,
          AID_PROVIDED,
          CONCESSION ->
          QuadClass.MATERIAL_COOPERATION;
      case REQUEST, UNKNOWN -> QuadClass.NEUTRAL;
    };
  }
}
