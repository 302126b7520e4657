package org.wardline.intake;

/** What a known sender sent: headers and the bytes of the body. */
final class Arrival {

  private final Sender sender;
  private final Headers headers;
  private final byte[] body;

  Arrival(Sender sender, Headers headers, byte[] body) {
    this.sender = sender;
    this.headers = headers;
    this.body = body.clone();
  }

  Sender sender() {
    return sender;
  }

  Headers headers() {
    return headers;
  }

  byte[] body() {
    return body.clone();
  }
}
