/**
 * Tells others of alerts: whom which alert concerns, and how it reaches them. Reads {@code
 * tension-alerts} as any consumer could; the topology knows nothing of it.
 */
package dev.faultline.streams.alerting;
