package org.wardline.register;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wardline.formats.cpis.FileResponse;
import org.wardline.formats.cpis.FileResponse.FileCode;
import org.wardline.formats.cpis.FileResponse.RecordCode;

/** What a response means for a file and for each of its records; source: domain.md §3, 02. */
final class AnswerPolicy {

  private AnswerPolicy() {}

  /** What became of the record at a position; no code: it is not answered and goes again. */
  record Fate(int position, Optional<RecordCode> code) {}

  /** The code of the file as a whole: the worst, if there are several. */
  static FileCode fileCode(FileResponse response) {
    List<FileCode> worstFirst =
        List.of(
            FileCode.CPF06,
            FileCode.CPF01,
            FileCode.CPF05,
            FileCode.CPF04,
            FileCode.CPF03,
            FileCode.CPF02);
    return worstFirst.stream()
        .filter(response.fileCodes()::contains)
        .findFirst()
        .orElse(FileCode.CPF01);
  }

  /** The fate of each record of a file. */
  static List<Fate> fates(FileResponse response, int records) {
    FileCode file = fileCode(response);
    Map<Integer, RecordCode> told = told(response);
    List<Fate> fates = new ArrayList<>();
    for (int position = 1; position <= records; position++) {
      fates.add(new Fate(position, Optional.ofNullable(told.get(position)).or(() -> whole(file))));
    }
    return fates;
  }

  /** What a file code says of a record that the response does not name. */
  private static Optional<RecordCode> whole(FileCode file) {
    return file == FileCode.CPF02 ? Optional.of(RecordCode.CPR06) : Optional.empty();
  }

  /** A record that is named more than once has the worst of its codes: it is not loaded. */
  private static Map<Integer, RecordCode> told(FileResponse response) {
    Map<Integer, RecordCode> told = new HashMap<>();
    response
        .answers()
        .forEach(
            answer ->
                answer
                    .position()
                    .ifPresent(
                        position ->
                            answer
                                .code()
                                .ifPresent(
                                    code -> told.merge(position, code, AnswerPolicy::worse))));
    return told;
  }

  private static RecordCode worse(RecordCode one, RecordCode other) {
    return one == RecordCode.CPR06 ? other : one;
  }

  /** Whether a record that got this code is sent again although nothing about it changed. */
  static boolean goesAgain(RecordCode code) {
    return switch (code) {
      case CPR03, CPR07 -> true;
      case CPR01, CPR02, CPR04, CPR05, CPR06 -> false;
    };
  }
}
