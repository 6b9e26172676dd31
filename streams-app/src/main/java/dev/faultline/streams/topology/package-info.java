/**
 * The Kafka Streams topology: what is read, which state is kept, what is written. The arithmetic is
 * in {@code tension}; here claims are fetched, stored and forwarded.
 */
package dev.faultline.streams.topology;
