/**
 * The fault suite: a cluster of three brokers, a schema registry and two instances of the streams
 * app, each a process of its own, under load; processes are killed and paused, disks filled, clocks
 * set, garbage sent. After each fault every answer of every instance is compared with what follows
 * from the input alone.
 */
package dev.faultline.benchmarks.faults;
