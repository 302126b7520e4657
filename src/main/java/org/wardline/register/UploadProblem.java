package org.wardline.register;

import java.util.Arrays;

/**
 * What is wrong about a child's record, in two sentences. A code is one of CP-IS, or a reason of
 * ours not to send it.
 */
public record UploadProblem(String code, String wrong, String todo) {

  /** The sentences of a code. */
  public static UploadProblem of(String code) {
    return switch (code) {
      case "CPR01" ->
          of(code, "The NHS knows nobody by this number.", "Check number, name and date of birth.");
      case "CPR02" -> of(code, "The NHS keeps this record sensitive.", "The custodian decides.");
      case "CPR03" ->
          of(
              code,
              "Number, name and date of birth do not belong together.",
              "Compare the family name, the given names and the date of birth with the NHS's.");
      case "CPR04" -> of(code, "The NHS number has the wrong form.", "Correct the number.");
      case "CPR05" ->
          of(code, "The NHS number has been superseded.", "Find the number in use now.");
      case "CPR07" -> of(code, "CP-IS did not load the record.", "Nothing: it is sent again.");
      default -> ofOurs(code);
    };
  }

  private static UploadProblem ofOurs(String code) {
    return Arrays.stream(WithheldReason.values())
        .filter(reason -> reason.name().equals(code))
        .findFirst()
        .map(reason -> of(code, reason.wrong(), reason.todo()))
        .orElseGet(() -> of(code, "CP-IS gave no reason.", "Check the record."));
  }

  private static UploadProblem of(String code, String wrong, String todo) {
    return new UploadProblem(code, wrong, todo);
  }
}
