package dev.faultline.streams.http;

/** Ends a request with a problem. */
final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;
  private final String title;

  ProblemException(int status, String title, String detail) {
    super(detail);
    this.status = status;
    this.title = title;
  }

  int status() {
    return status;
  }

  String title() {
    return title;
  }

  static ProblemException badRequest(String detail) {
    return new ProblemException(400, "Bad Request", detail);
  }

  static ProblemException notFound(String detail) {
    return new ProblemException(404, "Not Found", detail);
  }

  static ProblemException notReady(String detail) {
    return new ProblemException(503, "Not Ready", detail);
  }
}
