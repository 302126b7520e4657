package org.wardline.formats.cpis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wardline.formats.Finding;
import org.wardline.formats.LocalId;
import org.wardline.formats.NhsNumber;

/**
 * One access to a child's record: somebody asked CP-IS about the child.
 *
 * @param index position among all queries of the message, counted from 0
 * @param id the query's UUID in upper case, the same however often the query is sent; derived from
 *     the content when the message gives none, or gives the one of another child
 */
public record Query(
    int index,
    String id,
    Instant at,
    Author author,
    Optional<NhsNumber> nhsNumber,
    Optional<LocalId> localId,
    List<Finding> findings) {

  /** This query under an id of its own, because another child's query has the same. */
  Query shared(String ownId) {
    var more = new ArrayList<>(findings);
    more.add(
        new Finding("id", "shared-id", "The id also names another child's query; one was made."));
    return new Query(index, ownId, at, author, nhsNumber, localId, List.copyOf(more));
  }

  @Override
  public String toString() {
    return "Query[index=%d, redacted]".formatted(index);
  }
}
