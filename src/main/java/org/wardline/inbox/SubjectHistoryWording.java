package org.wardline.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.wardline.register.keeping.SubjectRecord;
import org.wardline.register.keeping.SubjectRecord.Version;

/** Says how what the register holds of a child has changed: of each version what is new in it. */
final class SubjectHistoryWording {
  private final Map<UUID, String> names;
  private final Map<String, Function<JsonNode, String>> fields = new LinkedHashMap<>();

  private SubjectHistoryWording(Map<UUID, String> names) {
    this.names = names;
    fields.put("givenName", JsonNode::asText);
    fields.put("familyName", JsonNode::asText);
    fields.put("dateOfBirth", value -> SpokenTime.date(LocalDate.parse(value.asText())));
    fields.put("sex", JsonNode::asText);
    fields.put("address", JsonNode::asText);
    fields.put("postcode", JsonNode::asText);
    fields.put("teamId", this::name);
    fields.put("caseRecord", JsonNode::asText);
    fields.put("restricted", value -> value.asBoolean() ? "yes" : "no");
    fields.put("closedAt", SubjectHistoryWording::date);
    fields.put("plans", value -> each(value, SubjectHistoryWording::plan));
    fields.put("allocations", value -> each(value, this::allocation));
  }

  private static final Map<String, String> TITLES =
      Map.ofEntries(
          Map.entry("givenName", "given name"),
          Map.entry("familyName", "family name"),
          Map.entry("dateOfBirth", "date of birth"),
          Map.entry("teamId", "team"),
          Map.entry("caseRecord", "record in the case system"),
          Map.entry("closedAt", "case closed"),
          Map.entry("allocations", "allocated"));

  /** The earliest first. */
  static List<String> lines(SubjectRecord child) {
    SubjectHistoryWording words = new SubjectHistoryWording(child.names());
    List<String> lines = new ArrayList<>();
    JsonNode before = MissingNode.getInstance();
    for (Version version : child.history()) {
      words
          .changes(before, version.content())
          .map(what -> line(version, what))
          .ifPresent(lines::add);
      before = version.content();
    }
    return List.copyOf(lines);
  }

  private static String line(Version version, String what) {
    return "%s, recorded by %s: %s"
        .formatted(SpokenTime.dated(version.recordedAt()), by(version), what);
  }

  private static String by(Version version) {
    if (version.by() != null) {
      return version.by();
    }
    return "loading".equals(version.function()) ? "a file of the council" : "Wardline";
  }

  private Optional<String> changes(JsonNode before, JsonNode now) {
    String changed =
        fields.keySet().stream()
            .filter(field -> !said(before, field).equals(said(now, field)))
            .map(field -> TITLES.getOrDefault(field, field) + ": " + said(now, field))
            .collect(Collectors.joining("; "));
    return Optional.of(changed).filter(words -> !words.isEmpty());
  }

  private String said(JsonNode content, String field) {
    JsonNode value = content.path(field);
    boolean empty = value.isMissingNode() || value.isNull() || (value.isArray() && value.isEmpty());
    return empty ? "none" : fields.get(field).apply(value);
  }

  private static String each(JsonNode list, Function<JsonNode, String> words) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(words)
        .collect(Collectors.joining(", "));
  }

  private static String plan(JsonNode plan) {
    String type =
        switch (plan.path("type").asText()) {
          case "LAC" -> "looked after";
          case "UCPP" -> "plan for an unborn child";
          default -> "child protection plan";
        };
    return plan.hasNonNull("deletedAt")
        ? type + " (recorded in error)"
        : type + during(plan, "startedAt", "endedAt");
  }

  private String allocation(JsonNode allocation) {
    return name(allocation.path("workerId")) + during(allocation, "fromAt", "untilAt");
  }

  private static String during(JsonNode of, String from, String until) {
    return " since "
        + date(of.path(from))
        + (of.hasNonNull(until) ? " until " + date(of.path(until)) : "");
  }

  private static String date(JsonNode moment) {
    Instant at = OffsetDateTime.parse(moment.asText()).toInstant();
    return SpokenTime.date(at);
  }

  private String name(JsonNode id) {
    return names.getOrDefault(UUID.fromString(id.asText()), "somebody who has left");
  }
}
