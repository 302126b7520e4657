package org.wardline.formats.cpis;

import java.util.List;
import java.util.Optional;
import org.wardline.formats.Finding;

/**
 * What CP-IS answers to an upload (REPC_MT000003GB01).
 *
 * @param header of the file that is answered; its id and quantity are empty where CP-IS could not
 *     tell them (−1)
 * @param fileCodes what became of the file as a whole
 * @param answers what became of each record
 * @param failed how many records CP-IS did not load
 * @param successful how many it loaded
 * @param returned the records as CP-IS returns them
 */
public record FileResponse(
    UploadHeader header,
    List<FileCode> fileCodes,
    List<RecordAnswer> answers,
    Optional<Integer> failed,
    Optional<Integer> successful,
    List<ReturnedRecord> returned,
    List<Finding> findings) {

  public FileResponse {
    fileCodes = List.copyOf(fileCodes);
    answers = List.copyOf(answers);
    returned = List.copyOf(returned);
    findings = List.copyOf(findings);
  }

  /** What became of a file. */
  public enum FileCode {
    CPF01("File Level Error"),
    CPF02("Successful File Upload"),
    CPF03("Partial File Upload"),
    CPF04("Unsuccessful File Upload"),
    CPF05("PDS Error - PDS Unavailable"),
    CPF06(
        "Spine ii rejected the request because this version of the CPIS Client is no longer"
            + " supported");

    private final String displayName;

    FileCode(String displayName) {
      this.displayName = displayName;
    }

    /** The code in words, as the standard has them. */
    public String displayName() {
      return displayName;
    }
  }

  /** What became of a record. */
  public enum RecordCode {
    CPR01("PDS Error - No Match Found for NHS Number"),
    CPR02("PDS Error - NHS Number Matched, but Sensitive Record"),
    CPR03("PDS Error - NHS Number not Verified"),
    CPR04("PDS Error - NHS Number Format Incorrect"),
    CPR05("PDS Error - NHS Number Verified, but Superseded"),
    CPR06("Successful Record Upload"),
    CPR07("Unsucessful Record Upload");

    private final String displayName;

    RecordCode(String displayName) {
      this.displayName = displayName;
    }

    /** The code in words, as the standard has them. */
    public String displayName() {
      return displayName;
    }
  }

  /**
   * The answer to one record.
   *
   * @param code empty for a code that is not known
   * @param position position of the record in the file, counted from 1; empty when the location
   *     names none
   */
  public record RecordAnswer(Optional<RecordCode> code, Optional<Integer> position) {}

  /** A record that CP-IS returns: one that it refused with its plans, else its subjects only. */
  public record ReturnedRecord(boolean valid, UploadRecord record) {}
}
