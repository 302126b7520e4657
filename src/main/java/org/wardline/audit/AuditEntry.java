package org.wardline.audit;

import java.util.UUID;

/**
 * One act to be remembered.
 *
 * @param authority the council's ODS code, or null before one is known
 * @param actor {@code function:…}, {@code worker:…} or {@code sender:…}
 * @param subject {@code notification:…}, {@code child:…}, {@code care_event:…}: a kind and an
 *     opaque id
 * @param detail codes and counts only, never a person's data
 */
public record AuditEntry(
    String authority, String actor, String action, String subject, String detail) {

  /** An act of one of the functions. */
  public static AuditEntry ofFunction(
      String function, String authority, String action, String kind, UUID subject, String detail) {
    return new AuditEntry(authority, "function:" + function, action, kind + ':' + subject, detail);
  }

  /** An act of a person who is signed in. */
  public static AuditEntry ofWorker(
      UUID worker, String authority, String action, String kind, UUID subject, String detail) {
    return new AuditEntry(authority, "worker:" + worker, action, kind + ':' + subject, detail);
  }
}
