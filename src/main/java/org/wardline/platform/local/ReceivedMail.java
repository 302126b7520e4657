package org.wardline.platform.local;

import java.util.List;

/**
 * One mail that the local server took: its number in the order of arrival, its headers as they
 * came, and its text and HTML parts, empty if it has none.
 */
record ReceivedMail(int number, List<Header> headers, String text, String html) {

  /** One line of a mail's head. */
  record Header(String name, String value) {}

  String header(String name) {
    return headers.stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(Header::value)
        .findFirst()
        .orElse("");
  }

  /** The address it went to. */
  public String to() {
    return header("To");
  }

  /** Its subject. */
  public String subject() {
    return header("Subject");
  }

  /** When it was sent, as the mail says it. */
  public String date() {
    return header("Date");
  }
}
