package org.wardline.formats.cpis;

import java.util.List;

/** What CP-IS holds of one person: one to three plans, and whose they are. */
public record UploadRecord(List<PlanInformation> pertinentInformation, List<PlanSubject> subjects) {

  public UploadRecord {
    pertinentInformation = List.copyOf(pertinentInformation);
    subjects = List.copyOf(subjects);
  }

  @Override
  public String toString() {
    return "UploadRecord[redacted]";
  }
}
