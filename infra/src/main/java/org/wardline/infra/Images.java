package org.wardline.infra;

import software.amazon.awscdk.Stack;

/** The published images: one of the functions and one of the pages for each version. */
final class Images {

  static final String FUNCTIONS = "functions";
  static final String PAGES = "pages";

  /** The registry repository of all. */
  static final String REPOSITORY = "wardline";

  private Images() {}

  /** Where the image of a version is, in this account's registry. */
  static String of(Stack stack, Parameters parameters, String what) {
    return "%s.dkr.ecr.%s.%s/%s:%s-%s"
        .formatted(
            stack.getAccount(),
            stack.getRegion(),
            stack.getUrlSuffix(),
            REPOSITORY,
            what,
            parameters.get("Version"));
  }
}
