package org.wardline.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.wardline.formats.cpis.FileResponse;
import org.wardline.formats.cpis.FileResponse.FileCode;
import org.wardline.formats.cpis.FileResponse.RecordAnswer;
import org.wardline.formats.cpis.FileResponse.RecordCode;
import org.wardline.formats.cpis.UploadHeader;
import org.wardline.register.AnswerPolicy.Fate;

class AnswerPolicyTest {

  @Test
  void a_file_that_was_loaded_loads_every_record_that_is_not_named_otherwise() {
    assertThat(AnswerPolicy.fates(response(FileCode.CPF02, answer(RecordCode.CPR05, 2)), 3))
        .containsExactly(
            fate(1, RecordCode.CPR06), fate(2, RecordCode.CPR05), fate(3, RecordCode.CPR06));
  }

  @Test
  void a_partly_loaded_file_leaves_what_is_not_named_unanswered() {
    assertThat(AnswerPolicy.fates(response(FileCode.CPF03, answer(RecordCode.CPR06, 1)), 2))
        .containsExactly(fate(1, RecordCode.CPR06), new Fate(2, Optional.empty()));
  }

  @Test
  void nothing_of_a_refused_file_is_answered() {
    for (FileCode code : List.of(FileCode.CPF01, FileCode.CPF04, FileCode.CPF05, FileCode.CPF06)) {
      assertThat(AnswerPolicy.fates(response(code), 1))
          .containsExactly(new Fate(1, Optional.empty()));
    }
  }

  @Test
  void a_record_named_twice_is_not_loaded_if_one_of_its_codes_says_so() {
    FileResponse response =
        response(FileCode.CPF03, answer(RecordCode.CPR01, 1), answer(RecordCode.CPR06, 1));

    assertThat(AnswerPolicy.fates(response, 1)).containsExactly(fate(1, RecordCode.CPR01));
  }

  @Test
  void a_position_that_the_file_does_not_have_and_a_code_that_is_not_known_are_passed_over() {
    FileResponse response =
        response(
            FileCode.CPF03,
            answer(RecordCode.CPR06, 9),
            new RecordAnswer(Optional.empty(), Optional.of(1)));

    assertThat(AnswerPolicy.fates(response, 1)).containsExactly(new Fate(1, Optional.empty()));
  }

  @Test
  void the_worst_file_code_counts_and_none_is_an_error() {
    var both =
        new FileResponse(
            none(),
            List.of(FileCode.CPF02, FileCode.CPF05),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of());
    var neither =
        new FileResponse(
            none(), List.of(), List.of(), Optional.empty(), Optional.empty(), List.of(), List.of());

    assertThat(AnswerPolicy.fileCode(both)).isEqualTo(FileCode.CPF05);
    assertThat(AnswerPolicy.fileCode(neither)).isEqualTo(FileCode.CPF01);
  }

  @Test
  void every_code_of_CP_IS_and_every_reason_of_ours_says_what_is_wrong_and_what_to_do() {
    for (RecordCode code : RecordCode.values()) {
      if (code != RecordCode.CPR06) {
        assertThat(UploadProblem.of(code.name()).wrong()).doesNotContain("gave no reason");
      }
    }
    assertThat(Arrays.stream(WithheldReason.values()).map(r -> UploadProblem.of(r.name()).todo()))
        .allMatch(todo -> todo.endsWith("."));
  }

  private static Fate fate(int position, RecordCode code) {
    return new Fate(position, Optional.of(code));
  }

  private static RecordAnswer answer(RecordCode code, int position) {
    return new RecordAnswer(Optional.of(code), Optional.of(position));
  }

  private static UploadHeader none() {
    return new UploadHeader(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static FileResponse response(FileCode file, RecordAnswer... answers) {
    return new FileResponse(
        none(),
        List.of(file),
        List.of(answers),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of());
  }
}
