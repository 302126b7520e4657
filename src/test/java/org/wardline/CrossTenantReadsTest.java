package org.wardline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardline.platform.security.AuthorityScope;
import org.wardline.register.ChildLists;
import org.wardline.register.Children;

/**
 * Ten thousand reads of another council's rows at random, in every table that holds a council's
 * rows: none answers one.
 */
@QuarkusTest
class CrossTenantReadsTest {
  private static final String OTHER = "998";
  private static final List<String> COUNCILS = List.of(Council.AUTHORITY, OTHER);
  private static final int READS = 10_000;

  /**
   * Forty rows of a council in every table: each column that must be there, by its type, or by the
   * first word that its check allows. No row holds another.
   */
  private static final String FILL =
      """
      do $$
      declare
        one record;
      begin
        set local session_replication_role = replica;
        for one in
          select c.relname, string_agg(quote_ident(a.attname), ',') as columns,
            string_agg(case
              when a.attname = 'authority_id' then '''AUTHORITY'''
              when a.atttypid = 'uuid'::regtype then 'gen_random_uuid()'
              when a.atttypid = 'text'::regtype then coalesce(
                (select quote_literal(substring(pg_get_constraintdef(k.oid) from '''([^'']+)''::text'))
                  from pg_constraint k
                  where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]
                    and pg_get_constraintdef(k.oid) ~ '::text' limit 1),
                '''AUTHORITY-'' || i')
              when a.atttypid = 'timestamptz'::regtype then 'now()'
              when a.atttypid = 'date'::regtype then 'current_date + i'
              when a.atttypid = 'time'::regtype then '''09:00'''
              when a.atttypid = 'timestamp'::regtype then '''2026-03-10 09:00'''
              when a.atttypid = 'boolean'::regtype then 'false'
              when a.atttypid in ('integer'::regtype, 'bigint'::regtype) then 'i'
              when a.atttypid = 'bytea'::regtype then 'decode(md5(''AUTHORITY'' || i), ''hex'')'
              when a.atttypid = 'interval'::regtype then '''1 day'''
              else '''{}''' end, ',') as values
          from pg_class c join pg_attribute a on a.attrelid = c.oid
          where c.relkind = 'r' and c.relforcerowsecurity and c.relname <> 'authority'
            and a.attnum > 0 and not a.attisdropped
            and (a.attname = 'authority_id' or (c.relname, a.attname) = ('delivery', 'notification_id')
              or a.attnotnull and not a.atthasdef and a.attidentity = '')
          group by c.relname
        loop
          execute format('insert into %I (%s) select %s from generate_series(1, 40) i on conflict do nothing',
            one.relname, one.columns, one.values);
        end loop;
      end $$
      """;

  @Inject Council council;
  @Inject Line line;
  @Inject Pool application;
  @Inject AuthorityScope scope;
  @Inject Children children;
  @Inject ChildLists lists;

  @ConfigProperty(name = "quarkus.flyway.jdbc-url")
  String url;

  private final Random random = new Random(20260310);

  @BeforeEach
  void open() {
    council.open();
    council.authority(OTHER);
    try (KeptConnection superuser = new KeptConnection(url, "postgres", "")) {
      for (String authority : COUNCILS) {
        String fill = FILL.replace("AUTHORITY", authority);
        superuser.run(
            fill,
            connection -> {
              try (var statement = connection.createStatement()) {
                return statement.execute(fill);
              }
            });
      }
    }
  }

  @Test
  void ten_thousand_random_reads_of_another_councils_rows_find_none() {
    List<String> tables =
        council.strings(
            "select relname from pg_class where relkind = 'r' and relforcerowsecurity order by 1");
    assertThat(tables).hasSizeGreaterThan(45).contains("audit_entry", "child", "finding");
    int reads = READS / tables.size() / COUNCILS.size() + 1;

    assertThat(readEach(tables, reads)).isGreaterThanOrEqualTo(READS);
  }

  @Test
  void a_table_that_has_lost_its_protection_is_found() {
    for (String loss : List.of("disable row level security", "no force row level security")) {
      council.execute("alter table absence " + loss);
    }
    try {
      assertThatThrownBy(() -> readEach(List.of("absence"), 1))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("absence of 999");
    } finally {
      council.execute("alter table absence enable row level security");
      council.execute("alter table absence force row level security");
    }
    assertThat(readEach(List.of("absence"), 1)).isEqualTo(2);
  }

  /** How many rows were asked for, each by a stranger and by its own council. */
  private long readEach(List<String> tables, int reads) {
    long asked = 0;
    for (String table : tables) {
      for (String owner : COUNCILS) {
        String stranger = owner.equals(OTHER) ? Council.AUTHORITY : OTHER;
        List<Tuple> rows = someOf(table, owner, reads);
        assertThat(read(stranger, table, rows)).as(table + " of " + owner).isZero();
        assertThat(read(owner, table, rows)).as(table + " by its own").isEqualTo(reads);
        asked += reads;
      }
    }
    return asked;
  }

  /** Where rows of a council lie. */
  private List<Tuple> someOf(String table, String authority, int many) {
    List<String> places =
        council.strings(
            "select ctid from %s where authority_id = '%s' order by ctid"
                .formatted(table, authority));
    assertThat(places).as(table).isNotEmpty();
    return IntStream.range(0, many)
        .mapToObj(i -> Tuple.of(places.get(random.nextInt(places.size()))))
        .toList();
  }

  private long read(String authority, String table, List<Tuple> places) {
    return application
        .withTransaction(connection -> read(connection, authority, table, places))
        .await()
        .indefinitely();
  }

  private static Uni<Long> read(
      SqlConnection connection, String authority, String table, List<Tuple> places) {
    return connection
        .preparedQuery("select set_config('wardline.authorities', $1, true)")
        .execute(Tuple.of(authority))
        .chain(
            () ->
                connection
                    .preparedQuery(
                        "select count(*) from "
                            + table
                            + " where ctid = cast(cast($1 as text) as tid)")
                    .executeBatch(places))
        .map(CrossTenantReadsTest::sum);
  }

  private static long sum(RowSet<?> first) {
    long sum = 0;
    for (RowSet<?> one = first; one != null; one = one.next()) {
      sum += ((io.vertx.mutiny.sqlclient.Row) one.iterator().next()).getLong(0);
    }
    return sum;
  }

  @Test
  void the_doors_of_the_register_answer_no_child_of_another_council() {
    List<UUID> ids =
        council.strings("select id from child where authority_id = '998'").stream()
            .map(UUID::fromString)
            .toList();

    assertThat(line.await(() -> within(() -> children.get(ids)))).isEmpty();
    assertThat(
            line.await(
                () ->
                    within(
                        () ->
                            lists.own(
                                OTHER, UUID.randomUUID(), ids, null, java.time.Instant.EPOCH, 50))))
        .isEmpty();
  }

  private <T> Uni<T> within(Supplier<Uni<T>> read) {
    return Panache.withTransaction(
        () -> scope.enter(List.of(Council.AUTHORITY)).chain(() -> read.get()));
  }
}
