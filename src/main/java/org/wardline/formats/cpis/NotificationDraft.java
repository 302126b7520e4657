package org.wardline.formats.cpis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.wardline.formats.Finding;
import org.wardline.formats.LocalId;
import org.wardline.formats.NhsNumber;
import org.wardline.formats.Refusal;

/** One access notification while it is being read. */
final class NotificationDraft {

  private final Consumer<RecordAccess> recordAccesses;
  private final List<Refusal> refused = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final Map<String, String> personsByQuery = new HashMap<>();
  private int positions;
  private int queryCount;
  private Optional<String> messageId = Optional.empty();
  private Optional<String> stamp = Optional.empty();
  private Optional<String> total = Optional.empty();
  private Optional<String> council = Optional.empty();

  NotificationDraft(Consumer<RecordAccess> recordAccesses) {
    this.recordAccesses = recordAccesses;
  }

  void messageId(Optional<String> id) {
    messageId = id.map(root -> root.toUpperCase(Locale.ROOT));
  }

  void stamp(Optional<String> value) {
    stamp = value;
  }

  void total(Optional<String> value) {
    total = value;
  }

  void council(Optional<String> code) {
    council = code.map(ods -> ods.toUpperCase(Locale.ROOT));
  }

  /** Counts one more record access and tells its position. */
  int nextPosition() {
    return ++positions;
  }

  /** Takes the queries of one record access, or refuses each that is no event. */
  void add(int position, Optional<String> uploadFile, List<QueryDraft> drafts) {
    var queries = new ArrayList<Query>();
    for (int i = 0; i < drafts.size(); i++) {
      String place = "record access %d, query %d".formatted(position, i + 1);
      take(drafts.get(i), place).ifPresent(queries::add);
    }
    if (drafts.isEmpty()) {
      refused.add(new Refusal(queryCount++, "record access " + position, "no query"));
    }
    recordAccesses.accept(new RecordAccess(position, uploadFile, List.copyOf(queries)));
  }

  AccessSummary finish() {
    checkTotal();
    Optional<Instant> sentAt = stamp.flatMap(Hl7Time::find).map(Hl7Time::at);
    findMissing("id", messageId);
    findMissing("effectiveTime", sentAt);
    findMissing("representedSourceOrganization", council);
    return new AccessSummary(
        messageId, sentAt, council, positions, List.copyOf(refused), List.copyOf(findings));
  }

  private Optional<Query> take(QueryDraft draft, String place) {
    int index = queryCount++;
    Optional<String> reason = draft.reasonToRefuse();
    if (reason.isPresent()) {
      refused.add(new Refusal(index, place, reason.get()));
      return Optional.empty();
    }
    return unique(draft.finish(index), place);
  }

  /** A repeated query is taken once; an id that two children share is made two. */
  private Optional<Query> unique(Query query, String place) {
    String earlier = personsByQuery.putIfAbsent(query.id(), person(query));
    if (earlier == null) {
      return Optional.of(query);
    }
    if (earlier.equals(person(query))) {
      findings.add(new Finding(place, "repeated-id", "The same query was given twice."));
      return Optional.empty();
    }
    return unique(query.shared(QueryDraft.derivedId(query.id() + person(query))), place);
  }

  private static String person(Query query) {
    return query.nhsNumber().map(NhsNumber::digits).orElse("")
        + "\n"
        + query.localId().map(LocalId::value).orElse("")
        + "\n"
        + query.localId().flatMap(LocalId::authority).orElse("");
  }

  private void checkTotal() {
    if (!total.equals(Optional.of(Integer.toString(positions)))) {
      findings.add(
          new Finding(
              "pertinentTotalReturnedRecords",
              "wrong-total",
              "The message's total is not the number of its record accesses."));
    }
  }

  private void findMissing(String field, Optional<?> value) {
    if (value.isEmpty()) {
      findings.add(new Finding(field, "missing", "The message does not give this field readably."));
    }
  }
}
