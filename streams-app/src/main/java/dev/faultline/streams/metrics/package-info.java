/** What this process measures of itself: how fast it answers, how fresh it is, what it refused. */
package dev.faultline.streams.metrics;
