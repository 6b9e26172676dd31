/**
 * The event coder: sentences to events. Pure functions of the article, the rule files and the
 * dictionaries; no Kafka here.
 */
package dev.faultline.producer.coding;
