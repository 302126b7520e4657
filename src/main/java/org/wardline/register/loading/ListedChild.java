package org.wardline.register.loading;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A child as a file lists it, ready to be written: keyed hashes and sealed bytes in hex.
 *
 * @param known whether the register had the child before
 * @param columns what the file tells; of everything else the register's word stays
 * @param custodian who is to keep a restricted record, or null to leave it as it is
 */
record ListedChild(
    UUID id,
    String authority,
    boolean known,
    Instant asAt,
    Instant at,
    Set<Column> columns,
    String given,
    String family,
    String born,
    String sex,
    String address,
    String postcode,
    UUID team,
    String caseRecord,
    String closed,
    boolean restricted,
    UUID custodian,
    UUID deputy,
    Keyed localId,
    List<Keyed> localIds,
    List<ListedNumber> numbers,
    List<ListedPlan> plans,
    UUID worker,
    String allocatedFrom,
    String motherNumberKey,
    String motherLocalIdKey) {

  /** A keyed hash and the sealed value. */
  record Keyed(String key, String sealed) {}

  /** An NHS number and what the file says of it. */
  record ListedNumber(String key, String sealed, String status) {}

  /** A plan; the dates as ISO 8601. */
  record ListedPlan(String type, String started, String ended, String expected, String deleted) {}

  @Override
  public String toString() {
    return "ListedChild[" + id + ']';
  }
}
