/**
 * The arithmetic of tension: claims are merged into incidents, incidents are weighed, aged and
 * summed. Plain functions of sets of claims and an instant; no Kafka, no clock, no memory, so that
 * the same claims give the same figures whatever order they came in.
 */
package dev.faultline.streams.tension;
