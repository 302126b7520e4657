package org.wardline.formats;

/**
 * The bytes are no message of the expected format: names the place (line and column, element path
 * or JSON pointer) and the reason, and repeats nothing that the message says. It carries no cause,
 * because a parser's own words quote the message.
 */
public final class UnreadableMessageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String place;
  private final String reason;

  public UnreadableMessageException(String place, String reason) {
    super(place + ": " + reason);
    this.place = place;
    this.reason = reason;
  }

  public String place() {
    return place;
  }

  public String reason() {
    return reason;
  }
}
