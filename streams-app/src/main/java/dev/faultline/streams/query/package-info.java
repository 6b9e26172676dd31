/**
 * Questions about country pairs, answered from the state of this instance. Every answer is a {@link
 * dev.faultline.streams.query.LookupResult}: a pair may be unknown, or kept by another instance.
 */
package dev.faultline.streams.query;
