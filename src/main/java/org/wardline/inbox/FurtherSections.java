package org.wardline.inbox;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The sections of the navigation that only some roles have, by name. */
final class FurtherSections {
  private FurtherSections() {}

  static Map<String, String> of(Set<String> roles) {
    Map<String, String> sections = new LinkedHashMap<>();
    if (ChildRightsPolicy.mayList(roles)) {
      sections.put("Children", Visit.CHILDREN);
    }
    if (roles.contains("manager")) {
      sections.put("Measures", Visit.MEASURES);
    }
    if (roles.contains("operator") || roles.contains("auditor")) {
      sections.put("Desk", Visit.DESK);
    }
    sections.put("How it works", Visit.POLICY);
    return sections;
  }
}
