package org.wardline.platform.lambda;

import java.util.Arrays;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says what failed and where, without the exceptions' texts, which may quote personal data: {@code
 * PersistenceException < PgException at MatchingService.decide:42}.
 */
public final class FailureName {

  private static final String OWN_PACKAGE = "org.wardline.";
  private static final int DEEPEST = 5;

  private FailureName() {}

  /**
   * The classes from the failure to its cause, and the nearest own line of code if there is one; of
   * an invocation that failed, what it says already.
   */
  public static String of(Throwable failure) {
    return causes(failure)
        .filter(InvocationFailedException.class::isInstance)
        .findFirst()
        .map(Throwable::getMessage)
        .orElseGet(() -> spelled(failure));
  }

  private static String spelled(Throwable failure) {
    return causes(failure)
            .dropWhile(FailureName::isWrapping)
            .map(Throwable::getClass)
            .map(Class::getSimpleName)
            .collect(Collectors.joining(" < "))
        + place(failure);
  }

  private static boolean isWrapping(Throwable failure) {
    return failure.getCause() != null
        && (failure instanceof ExecutionException || failure instanceof CompletionException);
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).limit(DEEPEST);
  }

  /** Of the deepest cause that came by own code: where it happened, not where it was passed on. */
  private static String place(Throwable failure) {
    return causes(failure).toList().reversed().stream()
        .flatMap(cause -> Arrays.stream(cause.getStackTrace()))
        .filter(frame -> frame.getClassName().startsWith(OWN_PACKAGE))
        .findFirst()
        .map(FailureName::inWords)
        .orElse("");
  }

  private static String inWords(StackTraceElement frame) {
    String type = frame.getClassName().substring(frame.getClassName().lastIndexOf('.') + 1);
    return " at %s.%s:%d".formatted(type, frame.getMethodName(), frame.getLineNumber());
  }
}
