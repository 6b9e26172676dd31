/** Whole articles with the events that a reader finds in them, and the coder measured on them. */
package dev.faultline.producer.coding.golden;
