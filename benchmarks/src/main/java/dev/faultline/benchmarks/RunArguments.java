package dev.faultline.benchmarks;

import java.nio.file.Path;
import java.util.List;

/**
 * What a measured process is told.
 *
 * @param name what the run is called
 * @param bootstrap address of the broker
 * @param application id of the application and its group
 * @param events events in the input
 * @param brokerPid process of the broker
 * @param state folder of the state
 */
record RunArguments(
    String name, String bootstrap, String application, long events, long brokerPid, Path state) {

  static RunArguments of(String[] arguments) {
    return new RunArguments(
        arguments[0],
        arguments[1],
        arguments[2],
        Long.parseLong(arguments[3]),
        Long.parseLong(arguments[4]),
        Path.of(arguments[5]));
  }

  List<String> list() {
    return List.of(
        name,
        bootstrap,
        application,
        Long.toString(events),
        Long.toString(brokerPid),
        state.toString());
  }
}
