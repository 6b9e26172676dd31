package dev.faultline.schemas.registry;

import org.apache.avro.Schema;

/**
 * One version of a subject.
 *
 * @param id the id that records carry; the same schema has one id under all subjects
 * @param version number of the version within its subject, from 1
 */
public record RegisteredSchema(String subject, int version, int id, Schema schema) {}
