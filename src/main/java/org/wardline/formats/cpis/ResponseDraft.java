package org.wardline.formats.cpis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wardline.formats.Finding;
import org.wardline.formats.cpis.FileResponse.FileCode;
import org.wardline.formats.cpis.FileResponse.RecordAnswer;
import org.wardline.formats.cpis.FileResponse.RecordCode;
import org.wardline.formats.cpis.FileResponse.ReturnedRecord;

/** One response to an upload while it is being read. */
final class ResponseDraft {

  private static final Pattern RECORD = Pattern.compile("record\\[([1-9][0-9]{0,8})\\]");

  private final XmlElements xml;
  private final HeaderDraft header;
  private final List<FileCode> fileCodes = new ArrayList<>();
  private final List<RecordAnswer> answers = new ArrayList<>();
  private final List<ReturnedRecord> returned = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private Optional<Integer> failed = Optional.empty();
  private Optional<Integer> successful = Optional.empty();

  ResponseDraft(XmlElements xml) {
    this.xml = xml;
    this.header = new HeaderDraft(xml);
  }

  /** Reads one child of the root element. */
  void read(String element) {
    switch (element) {
      case "acknowledgementFile" -> xml.children(detail -> xml.children(this::readFileCode));
      case "acknowledgementRecord" -> xml.children(this::readAnswer);
      case "failedReturnedCP-ISRecords" -> failed = count();
      case "successfulReturnedCP-ISRecords" -> successful = count();
      case "message" -> xml.children(response -> xml.children(part -> xml.children(this::record)));
      default -> header.read(element);
    }
  }

  FileResponse finish() {
    if (fileCodes.isEmpty()) {
      find("acknowledgementFile", "missing", "The response says nothing about the file.");
    }
    return new FileResponse(
        known(header.header()), fileCodes, answers, failed, successful, returned, findings);
  }

  /** CP-IS writes −1 where it could not tell. */
  private static UploadHeader known(UploadHeader header) {
    return new UploadHeader(
        header.creationTime(),
        header.id().filter(id -> id >= 0),
        header.transmissionQuantity().filter(quantity -> quantity >= 0),
        header.organisation());
  }

  private void readFileCode(String element) {
    if (element.equals("code")) {
      xml.attribute("code")
          .flatMap(code -> find(FileCode.values(), code))
          .ifPresentOrElse(
              fileCodes::add,
              () -> find("acknowledgementFileDetail", "unknown-code", "A file code is not known."));
    }
  }

  private void readAnswer(String element) {
    if (!element.equals("acknowledgementRecordDetail")) {
      return;
    }
    var codes = new ArrayList<RecordCode>();
    var locations = new ArrayList<String>();
    xml.children(
        part -> {
          switch (part) {
            case "code" ->
                xml.attribute("code")
                    .flatMap(code -> find(RecordCode.values(), code))
                    .ifPresent(codes::add);
            case "location" -> xml.text().ifPresent(locations::add);
            default -> {}
          }
        });
    answers.add(
        new RecordAnswer(
            codes.stream().findFirst(),
            locations.stream().findFirst().flatMap(ResponseDraft::position)));
  }

  private static Optional<Integer> position(String location) {
    Matcher matcher = RECORD.matcher(location);
    return matcher.find() ? Optional.of(Integer.valueOf(matcher.group(1))) : Optional.empty();
  }

  private Optional<Integer> count() {
    return xml.attributeAt("value", "value").flatMap(Numbers::findInt);
  }

  private void record(String element) {
    boolean valid = element.equals("validCP-ISRecord");
    if (valid || element.equals("invalidCP-ISRecord")) {
      var draft = new RecordDraft(xml);
      draft.read();
      returned.add(new ReturnedRecord(valid, draft.record()));
    }
  }

  private static <E extends Enum<E>> Optional<E> find(E[] values, String name) {
    return Arrays.stream(values).filter(value -> value.name().equals(name)).findFirst();
  }

  private void find(String field, String code, String sentence) {
    findings.add(new Finding(field, code, sentence));
  }
}
