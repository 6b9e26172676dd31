/**
 * Avro records in Confluent's wire format: a zero byte, the schema's id as four bytes with the
 * highest first, then the record in Avro's binary encoding. Configured by Confluent's property
 * names alone, so that Confluent's own serde can take this one's place.
 */
package dev.faultline.schemas.serde;
