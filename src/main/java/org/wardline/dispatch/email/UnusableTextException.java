package org.wardline.dispatch.email;

/** A text that may not be sent; the message says in a sentence what to change. */
public class UnusableTextException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnusableTextException(String sentence) {
    super(sentence, null, false, false);
  }
}
