/**
 * Measures the streams app end to end: a broker in a process of its own, generated events, the app
 * and a yardstick in turn, each in a fresh process.
 */
package dev.faultline.benchmarks;
