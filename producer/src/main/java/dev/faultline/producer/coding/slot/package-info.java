/**
 * Details of an event beyond who, what, whom and when: place, casualties, reason, scope, crossing,
 * and who is cited for it. Reads parsed sentences; the words it looks for are data ({@code
 * language/slots.yaml}).
 */
package dev.faultline.producer.coding.slot;
