package org.wardline.teams;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The rows of a demo file by section. A moment is written as Europe/London wall-clock time
 * (2026-01-15T09:00), or counted from today ({@code -P21D}), so that a case stays what it is meant
 * to show; both are read as instants.
 */
public final class DemoRows {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final Pattern COUNTED = Pattern.compile("-?P[0-9]+D");
  private static final Pattern WALL_CLOCK = Pattern.compile("[0-9-]{10}T[0-9:]{5}");

  private final JsonNode sections;

  private DemoRows(JsonNode sections) {
    this.sections = sections;
  }

  /** Reads a file of the class path. */
  public static DemoRows read(String file, ObjectMapper json) {
    try (InputStream bundled = DemoRows.class.getResourceAsStream(file)) {
      return new DemoRows(json.readTree(bundled));
    } catch (IOException e) {
      throw new UncheckedIOException("the demo council cannot be read", e);
    }
  }

  /** The rows of a section, copied, with the moments of this day. */
  public List<ObjectNode> rows(String section, Clock clock) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), LONDON);
    List<ObjectNode> rows = new ArrayList<>();
    for (JsonNode row : sections.path(section)) {
      rows.add(resolved(row.deepCopy(), today));
    }
    return rows;
  }

  private static ObjectNode resolved(ObjectNode row, LocalDate today) {
    for (var field : Set.copyOf(row.properties())) {
      String text = field.getValue().asText();
      if (COUNTED.matcher(text).matches()) {
        row.put(field.getKey(), instant(today.plus(Period.parse(text)).atStartOfDay()));
      } else if (WALL_CLOCK.matcher(text).matches()) {
        row.put(field.getKey(), instant(LocalDateTime.parse(text)));
      }
    }
    return row;
  }

  private static String instant(LocalDateTime local) {
    return local.atZone(LONDON).toInstant().toString();
  }
}
