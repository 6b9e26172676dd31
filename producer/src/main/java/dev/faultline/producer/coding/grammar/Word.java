package dev.faultline.producer.coding.grammar;

import dev.faultline.producer.coding.text.Token;
import dev.faultline.producer.coding.text.VerbForm;

/**
 * A token with its part of speech and base form.
 *
 * @param token where it stands
 * @param tag Universal Dependencies tag
 * @param lemma base form, lower case
 * @param form verb form; null unless the tag is VERB or AUX
 */
public record Word(Token token, String tag, String lemma, VerbForm.Form form) {
  /** The word in lower case. */
  public String lower() {
    return token.lower();
  }

  /** True for verbs and auxiliaries. */
  public boolean isVerb() {
    return tag.equals("VERB") || tag.equals("AUX");
  }
}
