package org.wardline.inbox;

import java.util.UUID;
import java.util.stream.Stream;
import org.wardline.platform.web.FormErrors;
import org.wardline.platform.web.FormErrors.FormError;

/**
 * What was sent to give a sign-in to somebody, and what is wrong with it.
 *
 * @param subject the identifier of the account, or empty
 * @param worker the id of whose it is to be, or empty
 * @param wrongSubject what is wrong with the identifier and what to do, or null
 * @param wrongWorker the same of the person
 */
record SignInForm(String subject, String worker, String wrongSubject, String wrongWorker) {
  static final SignInForm EMPTY = new SignInForm("", "", null, null);
  private static final int LONGEST = 255;

  static SignInForm of(String subject, String worker) {
    String account = subject == null ? "" : subject.strip();
    String person = worker == null ? "" : worker.strip();
    return new SignInForm(
        account,
        person,
        account.isEmpty() || account.length() > LONGEST
            ? "Say which account it is, by its identifier"
            : null,
        AnswerForm.findId(person).isEmpty() ? "Select whose it is" : null);
  }

  /** The same form; this person cannot have it. */
  SignInForm refused() {
    return new SignInForm(
        subject,
        worker,
        null,
        "Select a person who has no sign-in yet, and not yourself. A sign-in that somebody has, or"
            + " had before they left, is changed by the staff file");
  }

  boolean isRefused() {
    return wrongSubject != null || wrongWorker != null;
  }

  UUID workerId() {
    return AnswerForm.findId(worker).orElseThrow();
  }

  FormErrors errors() {
    return new FormErrors(
        Stream.of(new FormError("subject", wrongSubject), new FormError("worker", wrongWorker))
            .filter(error -> error.words() != null)
            .toList());
  }

  @Override
  public String toString() {
    return "SignInForm[redacted]";
  }
}
