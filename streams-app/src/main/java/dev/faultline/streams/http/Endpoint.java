package dev.faultline.streams.http;

/** Answers a request. */
@FunctionalInterface
interface Endpoint {
  /**
   * @throws ProblemException when there is no answer
   */
  Answer answer(Call call);
}
