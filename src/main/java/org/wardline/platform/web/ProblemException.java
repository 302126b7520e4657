package org.wardline.platform.web;

/** Ends a request with the page of a problem. */
public class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Problem problem;

  /** The page is the same whatever was asked for. */
  public ProblemException(Problem problem) {
    super(problem.name(), null, false, false);
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }
}
