package org.wardline.register.loading;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
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
 * @param digest by which it is recognised when a file says the same again, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
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
    String motherLocalIdKey,
    @JsonIgnore String digest) {

  /** A keyed hash and the sealed value. */
  record Keyed(String key, String sealed) {}

  /** An NHS number and what the file says of it. */
  record ListedNumber(String key, String sealed, String status) {}

  /** A plan; the dates as ISO 8601. */
  record ListedPlan(String type, String started, String ended, String expected, String deleted) {}

  /** As much of a child as one of its tables needs, so that less is sent. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Part(
      UUID id,
      String authority,
      Instant asAt,
      Instant at,
      Set<Column> columns,
      String given,
      String family,
      List<Keyed> localIds,
      List<ListedNumber> numbers,
      List<ListedPlan> plans) {}

  Part names() {
    return new Part(id, authority, asAt, at, Set.of(), given, family, localIds, null, null);
  }

  Part ofNumbers() {
    return new Part(id, authority, asAt, at, Set.of(), null, null, null, numbers, null);
  }

  Part ofPlans() {
    return new Part(id, authority, asAt, at, columns, null, null, null, null, plans);
  }

  /** Only that it is listed, and what the file tells. */
  Part listing() {
    return new Part(id, null, asAt, null, columns, null, null, null, null, null);
  }

  /** By what it is recognised. */
  record Listed(UUID id, String authority, Instant asAt, String digest) {}

  Listed listed() {
    return new Listed(id, authority, asAt, digest);
  }

  /** An allocation that a file lists. */
  record ListedAllocation(
      UUID id,
      String authority,
      Instant asAt,
      Instant at,
      UUID worker,
      UUID team,
      String allocatedFrom) {}

  ListedAllocation allocation() {
    return new ListedAllocation(id, authority, asAt, at, worker, team, allocatedFrom);
  }

  @Override
  public String toString() {
    return "ListedChild[" + id + ']';
  }
}
