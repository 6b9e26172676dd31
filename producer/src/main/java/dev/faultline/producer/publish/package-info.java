/** Coded events into the Avro contract and into Kafka. */
package dev.faultline.producer.publish;
