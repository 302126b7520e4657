package org.wardline.formats.cloudevents;

/** One event cannot be read as a care event; turned into a refusal beside the other events. */
final class RefusedEventException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String place;
  private final String reason;

  RefusedEventException(String place, String reason) {
    super(reason, null, false, false);
    this.place = place;
    this.reason = reason;
  }

  String place() {
    return place;
  }

  String reason() {
    return reason;
  }
}
