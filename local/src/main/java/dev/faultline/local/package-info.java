/**
 * Everything on one machine: Kafka in this JVM, a schema registry as its child, the streams app and
 * the producer, started in order, watched and stopped together. What runs here are the same classes
 * that run apart in production; only the wiring is here.
 */
package dev.faultline.local;
