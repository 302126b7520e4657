package org.wardline.platform.lambda;

/**
 * The work of an invocation failed. Carries names of classes only and no cause, because the runtime
 * logs and returns what it is given.
 */
public class InvocationFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InvocationFailedException(Throwable failure) {
    super(FailureName.of(failure), null, false, false);
  }
}
