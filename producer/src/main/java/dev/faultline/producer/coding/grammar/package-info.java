/** Noun phrases, verb groups and clauses of a sentence: who may act and who may be acted on. */
package dev.faultline.producer.coding.grammar;
