package dev.faultline.benchmarks;

/**
 * What one run took, from running until every event was committed.
 *
 * @param name what ran
 * @param events events read
 * @param seconds wall clock
 * @param cpuSeconds CPU of the measured process
 * @param brokerCpuSeconds CPU of the broker in that time
 * @param peakRssMiB most memory that the process had; 0 where the system does not tell
 * @param stateBytes size of the state folder
 */
record Run(
    String name,
    long events,
    double seconds,
    double cpuSeconds,
    double brokerCpuSeconds,
    long peakRssMiB,
    long stateBytes) {

  double eventsPerSecond() {
    return events / seconds;
  }

  double cpuSecondsPerMillion() {
    return cpuSeconds / events * 1e6;
  }
}
