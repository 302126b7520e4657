package org.wardline.platform.local.mesh;

import java.util.function.Predicate;

/** The filter of a listing: equal, {@code !} not, {@code x*} begins with, {@code *x*} contains. */
final class WorkflowFilter {

  private WorkflowFilter() {}

  static Predicate<String> of(String filter) {
    if (filter.isBlank()) {
      return workflow -> true;
    }
    if (filter.startsWith("!")) {
      return of(filter.substring(1)).negate();
    }
    if (filter.startsWith("*") && filter.length() > 1) {
      String part = filter.substring(1, filter.length() - 1);
      return workflow -> workflow.contains(part);
    }
    if (filter.endsWith("*")) {
      String beginning = filter.substring(0, filter.length() - 1);
      return workflow -> workflow.startsWith(beginning);
    }
    return filter::equals;
  }
}
