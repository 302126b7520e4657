package org.wardline.formats.cpis;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.wardline.formats.Finding;
import org.wardline.formats.LocalId;
import org.wardline.formats.NhsNumber;

/** One query while it is being read: what it says so far, and what is odd about it. */
final class QueryDraft {

  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12}");

  private final XmlElements xml;
  private final AuthorDraft author;
  private final List<Finding> findings = new ArrayList<>();
  private Optional<String> id = Optional.empty();
  private Optional<String> stamp = Optional.empty();
  private Optional<NhsNumber> nhsNumber = Optional.empty();
  private Optional<LocalId> localId = Optional.empty();

  QueryDraft(XmlElements xml) {
    this.xml = xml;
    this.author = new AuthorDraft(xml);
  }

  /** Reads the current element {@code pertinentCP-ISNHSQuery}. */
  void read() {
    xml.children(
        element -> {
          switch (element) {
            case "effectiveTime" -> stamp = xml.attribute("value");
            case "id" -> id = xml.attribute("root").map(root -> root.toUpperCase(Locale.ROOT));
            case "author" -> author.read();
            case "queryByParameter" -> xml.children(this::readParameter);
            default -> {}
          }
        });
  }

  /** Why this is no event, or empty when it is one. */
  Optional<String> reasonToRefuse() {
    if (stamp.isEmpty()) {
      return Optional.of("no time of access");
    }
    if (time().isEmpty()) {
      return Optional.of("the time of access cannot be read");
    }
    if (author.finish().isEmpty()) {
      return Optional.of("no organisation code");
    }
    return nhsNumber.isEmpty() && localId.isEmpty()
        ? Optional.of("neither a valid NHS number nor a local id")
        : Optional.empty();
  }

  /** Makes the query, which must have no reason to be refused. */
  Query finish(int index) {
    Hl7Time time = time().orElseThrow();
    if (!time.exact()) {
      find("effectiveTime", "imprecise-time", "The time of access has no minutes.");
    }
    return new Query(
        index,
        id.map(this::checkedId).orElseGet(this::missingId),
        time.at(),
        author.finish().orElseThrow(),
        nhsNumber,
        localId,
        List.copyOf(findings));
  }

  /** What makes this access this one: when, where and whose record. */
  private String content() {
    return String.join(
        "\n",
        stamp.orElse(""),
        author.finish().map(known -> known.organisation().code()).orElse(""),
        nhsNumber.map(NhsNumber::digits).orElse(""),
        localId.map(LocalId::value).orElse(""),
        localId.flatMap(LocalId::authority).orElse(""));
  }

  private String checkedId(String given) {
    if (!UUID_FORM.matcher(given).matches()) {
      find("id", "not-a-uuid", "The id of the query is not a UUID.");
    }
    return given;
  }

  private String missingId() {
    find("id", "missing-id", "The query has no id; one was derived from its content.");
    return derivedId(content());
  }

  /** A UUID that is the same for the same content. */
  static String derivedId(String content) {
    return UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8))
        .toString()
        .toUpperCase(Locale.ROOT);
  }

  private Optional<Hl7Time> time() {
    return stamp.flatMap(Hl7Time::find);
  }

  private void readParameter(String parameter) {
    if (!parameter.equals("person.id")) {
      return;
    }
    xml.children(
        element -> {
          if (element.equals("value")) {
            xml.attribute("extension").ifPresent(this::readPersonId);
          }
        });
  }

  private void readPersonId(String extension) {
    switch (xml.attribute("root").orElse("")) {
      case Oids.NHS_NUMBER -> readNhsNumber(extension);
      case Oids.LOCAL_ID ->
          localId = Optional.of(new LocalId(extension, xml.attribute("assigningAuthorityName")));
      default -> find("person.id", "unknown-code", "An id of an unknown kind was ignored.");
    }
  }

  private void readNhsNumber(String extension) {
    nhsNumber = NhsNumber.find(extension);
    if (nhsNumber.isEmpty()) {
      find("person.id", "check-digit", "The NHS number is not valid and counts as unknown.");
    }
  }

  private void find(String field, String code, String sentence) {
    findings.add(new Finding(field, code, sentence));
  }
}
