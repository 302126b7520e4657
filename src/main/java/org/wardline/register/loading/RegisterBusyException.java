package org.wardline.register.loading;

/** Another process is loading a file of the same council; to be tried again later. */
final class RegisterBusyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RegisterBusyException() {
    super("another load of this council is at work: it is tried again");
  }
}
