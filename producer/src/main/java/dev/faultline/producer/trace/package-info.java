/** Which request or article a record in Kafka comes from, in the form of W3C Trace Context. */
package dev.faultline.producer.trace;
