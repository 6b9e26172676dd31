package dev.faultline.producer.coding.rules;

/** Word class of the word that sets off a rule. */
public enum Trigger {
  VERB,
  NOUN,
  ADJECTIVE
}
