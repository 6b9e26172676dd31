/** Measures the event coder against sentences coded by others; used by {@code evaluate}. */
package dev.faultline.producer.evaluation;
