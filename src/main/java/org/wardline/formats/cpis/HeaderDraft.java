package org.wardline.formats.cpis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wardline.formats.Finding;

/** The head of an upload or of its response while it is being read, and what is wrong with it. */
final class HeaderDraft {

  private static final String ID = "id";
  private static final String QUANTITY = "transmissionQuantity";

  private final XmlElements xml;
  private final List<Finding> findings = new ArrayList<>();
  private Optional<Instant> creationTime = Optional.empty();
  private Optional<Long> id = Optional.empty();
  private Optional<Integer> quantity = Optional.empty();
  private Optional<CouncilDetails> council = Optional.empty();
  private int records;

  HeaderDraft(XmlElements xml) {
    this.xml = xml;
  }

  /** Reads the current element, if it belongs to the head. */
  void read(String element) {
    switch (element) {
      case "creationTime" ->
          creationTime = xml.attribute("value").flatMap(Hl7Time::find).map(Hl7Time::at);
      case ID -> id = xml.attribute("extension").flatMap(Numbers::find);
      case QUANTITY -> quantity = xml.attribute("value").flatMap(Numbers::findInt);
      case "communicationFunctionSnd", "communicationFunctionRcv" ->
          xml.children(
              part -> {
                if (part.equals("organisation")) {
                  council = new CouncilDraft(xml).read();
                }
              });
      default -> {}
    }
  }

  int nextPosition() {
    return ++records;
  }

  Optional<String> council() {
    return council.map(CouncilDetails::code);
  }

  UploadHeader header() {
    return new UploadHeader(creationTime, id, quantity, council);
  }

  List<Finding> findings() {
    return findings;
  }

  /** The upload as a whole, compared with the file before it. */
  ReadUpload upload(Optional<Long> previous) {
    findMissing("creationTime", creationTime);
    findMissing(ID, id);
    findMissing("organisation", council);
    if (!quantity.equals(Optional.of(records))) {
      find(
          QUANTITY,
          "wrong-total",
          "The file announces another number of records than it has: make it again.");
    }
    previous.ifPresent(this::compare);
    return new ReadUpload(header(), records, findings);
  }

  private void compare(long before) {
    if (id.isPresent() && id.get() != before + 1) {
      find(
          ID,
          id.get() > before ? "sequence-gap" : "sequence-repeated",
          "The sequence number does not follow the last one: look for the missing file.");
    }
  }

  private void findMissing(String field, Optional<?> value) {
    if (value.isEmpty()) {
      find(field, "missing", "The file does not give this field readably: make it again.");
    }
  }

  private void find(String field, String code, String sentence) {
    findings.add(new Finding(field, code, sentence));
  }
}
