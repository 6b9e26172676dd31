/**
 * News as it comes: what the app publishes, read back for live streams, with positions to resume.
 */
package dev.faultline.streams.live;
