package org.wardline.register.loading;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.wardline.formats.UnreadableMessageException;

/**
 * A JSON file: an array of children, or an object with {@code children} and perhaps {@code asAt}
 * before it. A child has the fields of the columns' names, and its plans in {@code plans}. It is
 * read child by child.
 */
final class JsonFile implements RegisterFile {
  private static final String PLANS = "plans";

  private final JsonParser parser;
  private final Set<Column> columns = EnumSet.noneOf(Column.class);
  private Instant asAt;
  private long number;

  JsonFile(InputStream bytes) throws IOException {
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(10)
                    .maxStringLength(GuardedReader.LONGEST_RECORD)
                    .build())
            .build();
    this.parser = new ObjectMapper(factory).createParser(TolerantReader.of(bytes));
    begin();
  }

  private void begin() throws IOException {
    JsonToken first = read();
    if (first == null) {
      throw broken("the file is empty");
    }
    if (first == JsonToken.START_OBJECT) {
      findChildren();
    } else if (first != JsonToken.START_ARRAY) {
      throw broken("an array of children is expected");
    }
  }

  private void findChildren() throws IOException {
    for (JsonToken next = read(); next == JsonToken.FIELD_NAME; next = read()) {
      String field = parser.currentName();
      JsonToken value = read();
      if (field.equals("children") && value == JsonToken.START_ARRAY) {
        return;
      }
      if (field.equals("asAt") && value == JsonToken.VALUE_STRING) {
        asAt = moment(parser.getText());
      }
      parser.skipChildren();
    }
    throw broken("an array \"children\" is expected");
  }

  private Instant moment(String written) {
    try {
      return OffsetDateTime.parse(written).toInstant();
    } catch (DateTimeException e) {
      throw broken("asAt must be a moment with its offset, such as 2026-03-10T02:00:00Z");
    }
  }

  @Override
  public Optional<Instant> asAt() {
    return Optional.ofNullable(asAt);
  }

  @Override
  public Set<Column> columns() {
    return columns;
  }

  @Override
  public Optional<WrittenRow> next() throws IOException {
    JsonToken next = read();
    if (next == JsonToken.END_ARRAY) {
      return Optional.empty();
    }
    if (next != JsonToken.START_OBJECT) {
      throw broken("a child is an object");
    }
    number++;
    return Optional.of(row(tree()));
  }

  private WrittenRow row(JsonNode child) {
    List<Map<Column, String>> plans =
        StreamSupport.stream(child.path(PLANS).spliterator(), false)
            .map(plan -> cells(plan, true))
            .collect(Collectors.toCollection(ArrayList::new));
    Map<Column, String> own = cells(child, true);
    if (!own.isEmpty()) {
      plans.add(own);
    }
    return new WrittenRow(number, "child " + number, cells(child, false), plans, List.of());
  }

  /** Null counts as an empty cell; lists are written with semicolons between. */
  private Map<Column, String> cells(JsonNode object, boolean ofPlan) {
    Map<Column, String> cells = new EnumMap<>(Column.class);
    object
        .properties()
        .forEach(
            field ->
                Column.find(field.getKey())
                    .filter(column -> column.isOfPlan() == ofPlan && !field.getKey().equals(PLANS))
                    .ifPresent(column -> cells.putIfAbsent(column, text(field.getValue()))));
    columns.addAll(cells.keySet());
    return cells;
  }

  private static String text(JsonNode value) {
    return value.isArray()
        ? StreamSupport.stream(value.spliterator(), false)
            .map(JsonNode::asText)
            .collect(Collectors.joining(";"))
        : value.isNull() ? "" : value.asText();
  }

  private JsonToken read() throws IOException {
    try {
      return parser.nextToken();
    } catch (JsonProcessingException e) {
      throw broken("this is not JSON, or the file breaks off");
    }
  }

  private JsonNode tree() throws IOException {
    try {
      return parser.readValueAsTree();
    } catch (JsonProcessingException e) {
      throw broken("this is not JSON, or the file breaks off");
    }
  }

  private UnreadableMessageException broken(String reason) {
    return new UnreadableMessageException(
        "line " + parser.currentLocation().getLineNr() + ", after child " + Math.max(number - 1, 0),
        reason);
  }
}
