package org.wardline.platform.web;

/** What can go wrong for the reader of a page, and what they can do about it. */
public enum Problem {
  /** Missing and not allowed look the same. */
  NOT_FOUND(
      404,
      "Page not found",
      "If you typed the address, check that it is correct. If you pasted it, check that you copied"
          + " all of it.",
      "The page may also have been meant for somebody else.",
      "Go to the first page"),
  NOT_SIGNED_IN(
      401,
      "You cannot sign in here",
      "You are not signed in, and this installation is not connected to an identity provider yet.",
      "Until it is, nobody can sign in.",
      null),
  /** Nobody is led to the sign-in in the middle of something. */
  SIGNED_OUT(
      401,
      "You are signed out",
      "Nothing was recorded: your sign-in has ended since you opened the page.",
      "Sign in again, in another tab if you were writing something.",
      "Sign in"),
  NOT_KNOWN(
      403,
      "You are signed in, but not known here",
      "Nobody who works here now has your sign-in.",
      "If you have just started or moved to another team, ask the person who keeps the staff list."
          + " If you have another account, sign out and sign in with that.",
      null),
  SIGN_IN_REFUSED(
      403,
      "The sign-in did not succeed",
      "Your council’s sign-in was cancelled, or it did not let you in.",
      "Try again. If it fails again, ask those who look after your council’s accounts.",
      "Sign in again"),
  SIGN_IN_UNFINISHED(
      403,
      "The sign-in was not finished",
      "It took longer than a quarter of an hour, its page was opened a second time, or Wardline"
          + " cannot rely on what your council’s sign-in said.",
      "Sign in again. If it fails again, tell the people who run Wardline: a clock may be wrong, or"
          + " the identity provider’s address.",
      "Sign in again"),
  SIGN_IN_INCOMPLETE(
      403,
      "The sign-in cannot be used",
      "Your council’s sign-in did not say who you are in the way that Wardline is set up for.",
      "Tell the people who run Wardline: nobody can sign in until they have put it right.",
      null),
  FORM_REFUSED(
      403,
      "This form cannot be used any more",
      "Nothing was recorded. The page was open for more than a day, somebody else has signed in"
          + " since, or it was sent from somewhere else.",
      "Go back, reload the page and send the form again.",
      "Go to the first page"),
  NOT_UNDERSTOOD(
      400,
      "This address cannot be used like that",
      "Nothing was recorded.",
      "Start again from the first page.",
      "Go to the first page"),
  TOO_LARGE(
      413,
      "That is more than can be taken",
      "Nothing was recorded: a file may have 10 MB, and so may all that is written in a form.",
      "Go back, shorten it, and send it again. A register file of more than that comes by the file"
          + " inbox: ask the people who run Wardline.",
      "Go to the first page"),
  FAILED(
      500,
      "Sorry, something went wrong",
      "If you were sending a form, look first whether it was recorded; if it was not, try again in"
          + " a few minutes.",
      "If it is urgent, do not wait for this page: use the telephone. Every e-mail of Wardline names"
          + " the number to ring.",
      "Go to the first page");

  private final int status;
  private final String heading;
  private final String sentence;
  private final String advice;
  private final String wayOut;

  Problem(int status, String heading, String sentence, String advice, String wayOut) {
    this.status = status;
    this.heading = heading;
    this.sentence = sentence;
    this.advice = advice;
    this.wayOut = wayOut;
  }

  public int status() {
    return status;
  }

  public String heading() {
    return heading;
  }

  public String sentence() {
    return sentence;
  }

  public String advice() {
    return advice;
  }

  /** The text of the link to the first page, or null when that would not help. */
  public String wayOut() {
    return wayOut;
  }

  /** Whether the way out is to become somebody else. */
  public boolean endsBySigningOut() {
    return this == NOT_KNOWN;
  }
}
