/**
 * The contract between producer, streams app and everyone downstream: Avro records (generated from
 * {@code src/main/avro}), the topics that carry them, and the country pair that keys them. No Kafka
 * Streams and no coding or scoring here.
 */
package dev.faultline.schemas;
