package org.wardline.register.loading;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.wardline.platform.sealing.SealingKeys;

/**
 * Digests in hex by which a file that says the same of a child again is recognised. What a name in
 * the row stands for is part of it: the same row says something else when another worker has the
 * name.
 */
final class ListingDigest {
  private static final HexFormat HEX = HexFormat.of();

  private ListingDigest() {}

  /** Of one row; keyed, because it could be guessed back. */
  static String ofRow(RegisterRow row, List<RowFinding> findings, People people, SealingKeys keys) {
    StringBuilder text = new StringBuilder();
    append(text, row.values());
    row.plans().forEach(plan -> append(text.append('|'), plan));
    findings.forEach(finding -> text.append('!').append(finding.column()).append(finding.fault()));
    text.append('@').append(worker(row.get(Column.WORKER), people));
    text.append('@').append(team(row.get(Column.TEAM), people));
    if ("true".equals(row.get(Column.RESTRICTED))) {
      text.append('@').append(people.keepers(row.get(Column.CUSTODIAN), row.get(Column.DEPUTY)));
    }
    return HEX.formatHex(keys.index("register row", text.toString()));
  }

  /** Of all rows of a child in a file that tells these columns; the database makes the same. */
  static String ofChild(Set<Column> told, Collection<String> rows) {
    MessageDigest digest = sha256();
    digest.update(context(told).getBytes(StandardCharsets.UTF_8));
    rows.stream().sorted().forEach(row -> digest.update(HEX.parseHex(row)));
    return HEX.formatHex(digest.digest());
  }

  /** What a file tells, in one order. */
  static String context(Set<Column> told) {
    return told.stream().map(Column::name).sorted().collect(Collectors.joining(","));
  }

  private static void append(StringBuilder text, Map<Column, String> values) {
    for (Column column : Column.values()) {
      String value = values.get(column);
      if (value != null) {
        text.append(column).append(value.length()).append(':').append(value);
      }
    }
  }

  private static Optional<UUID> worker(String written, People people) {
    return Optional.ofNullable(written).flatMap(people::findWorker).map(worker -> worker.id());
  }

  private static Optional<UUID> team(String written, People people) {
    return Optional.ofNullable(written).flatMap(people::findTeam);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
