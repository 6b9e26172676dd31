/**
 * The client of a schema registry that speaks Confluent's REST protocol (Confluent, Apicurio's
 * ccompat API, Karapace, Redpanda), and an in-memory registry for tests. What went wrong is told by
 * the exception's type: {@link dev.faultline.schemas.registry.UnknownSchemaException} is the fault
 * of a record, {@link dev.faultline.schemas.registry.RegistryUnavailableException} passes by
 * itself, {@link dev.faultline.schemas.registry.RegistryRefusedException} needs an operator.
 */
package dev.faultline.schemas.registry;
