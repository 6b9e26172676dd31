package dev.faultline.streams.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.faultline.schemas.Actor;
import dev.faultline.schemas.ActorRole;
import dev.faultline.streams.query.Countries;

/**
 * A side of a pair, or of what happened.
 *
 * @param role part of its state or society that acts; left out where no sentence tells
 * @param mention words that name it; left out where no sentence tells
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SideView(String code, String name, ActorRole role, String mention) {
  private static final Countries COUNTRIES = Countries.shipped();

  static SideView of(String code) {
    return new SideView(code, COUNTRIES.of(code).name(), null, null);
  }

  static SideView of(Actor actor) {
    return of(actor.getCode(), actor);
  }

  /** A side with the role and words of the first of these actors that has its code. */
  static SideView of(String code, Actor... actors) {
    for (Actor actor : actors) {
      if (actor.getCode().equals(code)) {
        return new SideView(code, COUNTRIES.of(code).name(), actor.getRole(), actor.getMention());
      }
    }
    return of(code);
  }
}
