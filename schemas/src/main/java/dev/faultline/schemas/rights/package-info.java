/**
 * What each program must be allowed to do in a Kafka cluster with access control, and nothing more:
 * the list is the data file {@code rights.tsv}. From it come the check before a start, the checks
 * of {@code doctor}, the commands that grant the rights, and a table of the documentation.
 */
package dev.faultline.schemas.rights;
