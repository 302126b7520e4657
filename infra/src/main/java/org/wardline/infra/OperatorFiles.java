package org.wardline.infra;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The operator's files as a process finds them in its image. */
final class OperatorFiles {

  /** What every function and the pages go by; holds nothing secret. */
  private static final String SHARED = "settings";

  private OperatorFiles() {}

  /** Where a process reads its settings from: the shared file, then its own unless that is null. */
  static String locations(String... own) {
    return Stream.concat(Stream.of(SHARED), Stream.of(own).filter(Objects::nonNull))
        .map("/opt/%s.properties"::formatted)
        .collect(Collectors.joining(","));
  }
}
