package org.wardline.register.loading;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.commons.csv.CSVFormat;
import org.wardline.platform.data.Batch;
import org.wardline.platform.security.AuthorityScope;

/**
 * What became of each row of a load, as separated values: row, outcome, column, reason, and what to
 * do. It repeats no value of the file, so that it can be passed on.
 */
@ApplicationScoped
class ResultFile {
  private static final int PAGE = 5000;
  private static final CSVFormat FORMAT = CSVFormat.DEFAULT;

  private record After(UUID load, long number, int page) {}

  private record Row(long number, String outcome, List<RowFinding> findings) {}

  private final AuthorityScope scope;
  private final Batch batch;

  ResultFile(AuthorityScope scope, Batch batch) {
    this.scope = scope;
    this.batch = batch;
  }

  /** In pages, each of which is read by a transaction of its own. */
  Multi<String> write(String authority, UUID load) {
    AtomicLong last = new AtomicLong();
    Multi<String> pages =
        Multi.createBy()
            .repeating()
            .uni(() -> rows(authority, new After(load, last.get(), PAGE)))
            .until(List::isEmpty)
            .invoke(rows -> last.set(rows.getLast().number()))
            .map(ResultFile::text);
    return Multi.createBy()
        .concatenating()
        .streams(
            Multi.createFrom().item(line("row", "outcome", "column", "reason", "what to do")),
            pages);
  }

  @WithTransaction
  Uni<List<Row>> rows(String authority, After after) {
    return scope
        .enter(List.of(authority))
        .chain(
            () ->
                batch.query(
                    """
                    select cast(json_build_object('number', r.number, 'outcome', coalesce(r.outcome, 'waiting'),
                        'findings', r.findings) as text)
                    from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as k (load uuid, number bigint, page int),
                      lateral (select * from register_row one where one.load_id = k.load and one.number > k.number
                        order by one.number limit k.page) r
                    order by r.number
                    """,
                    List.of(after),
                    Row.class));
  }

  private static String text(List<Row> rows) {
    StringBuilder text = new StringBuilder();
    for (Row row : rows) {
      String outcome = words(row);
      if (row.findings().isEmpty()) {
        text.append(line(row.number(), outcome, "", "", ""));
      }
      for (RowFinding finding : row.findings()) {
        text.append(
            line(
                row.number(),
                outcome,
                finding.column() == null ? "" : finding.column().documented(),
                finding.fault().reason(),
                finding.fault().remedy()));
      }
    }
    return text.toString();
  }

  private static String words(Row row) {
    boolean loaded = !row.outcome().equals("refused") && !row.outcome().equals("waiting");
    return loaded && !row.findings().isEmpty()
        ? "loaded with finding (" + row.outcome() + ')'
        : row.outcome();
  }

  private static String line(Object... cells) {
    try {
      StringBuilder line = new StringBuilder();
      FORMAT.printRecord(line, cells);
      return line.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
