package org.wardline.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wardline.inbox.Comparison.Field;
import org.wardline.inbox.Comparison.Verdict;
import org.wardline.messages.CareEvent.Subject;
import org.wardline.platform.sealing.FixedKeys;
import org.wardline.platform.sealing.SealingKeys;
import org.wardline.register.Children;
import org.wardline.register.RegisteredChild;
import org.wardline.register.RegisteredChild.HeldNumber;

class ComparisonTest {
  private static final SealingKeys KEYS = FixedKeys.of(1);
  private static final LocalDate BORN = LocalDate.of(2015, 3, 4);

  private final Comparison comparison = new Comparison(KEYS);

  private static RegisteredChild child(String localId, String postcode) {
    return new RegisteredChild(
        new UUID(0, 1),
        "999",
        null,
        "Alex",
        "Exampleone",
        BORN,
        "female",
        "14 Mill Road, Northam",
        postcode,
        localId == null ? null : hex(Children.localIdKey(KEYS, "999", localId)),
        null,
        false,
        null,
        null,
        null,
        List.of(new HeldNumber(hex(Children.numberKey(KEYS, "9990000018")), "current")),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private static String hex(byte[] key) {
    return HexFormat.of().formatHex(key);
  }

  @Test
  void what_is_written_differently_but_means_the_same_agrees() {
    Subject sent =
        new Subject(
            "9990000018",
            "L-1001",
            "999",
            "ALEX",
            "Example one",
            BORN,
            "xx11aa",
            "female",
            "14 MILL ROAD NORTHAM");

    assertThat(comparison.fields(sent, child("L-1001", "XX1 1AA")))
        .extracting(Field::verdict)
        .containsOnly(Verdict.AGREES);
  }

  @Test
  void what_differs_is_shown_side_by_side() {
    Subject sent =
        new Subject(
            "9990000026",
            "L-1002",
            "999",
            "Alec",
            "Other",
            LocalDate.of(2015, 4, 3),
            "XX2 2BB",
            "male",
            "2 Other Street");

    assertThat(comparison.fields(sent, child("L-1001", "XX1 1AA")))
        .containsExactly(
            new Field("NHS number", "999 000 0026", "another one", Verdict.DIFFERS),
            new Field("Council’s own id", "L-1002", "another one", Verdict.DIFFERS),
            new Field("Date of birth", "3 April 2015", "4 March 2015", Verdict.DIFFERS),
            new Field("Family name", "Other", "Exampleone", Verdict.DIFFERS),
            new Field("Given name", "Alec", "Alex", Verdict.DIFFERS),
            new Field("Sex", "male", "female", Verdict.DIFFERS),
            new Field("Address", "2 Other Street", "14 Mill Road, Northam", Verdict.DIFFERS),
            new Field("Postcode", "XX2 2BB", "XX1 1AA", Verdict.DIFFERS));
  }

  @Test
  void what_one_side_does_not_know_cannot_be_compared() {
    Subject sent = new Subject(null, "L-1001", null, null, null, null, null);

    assertThat(comparison.fields(sent, child(null, null)))
        .extracting(Field::verdict)
        .containsOnly(Verdict.UNKNOWN);
  }

  @Test
  void the_same_local_id_of_another_council_differs() {
    Subject sent = new Subject(null, "L-1001", "998", null, null, null, null);

    assertThat(comparison.fields(sent, child("L-1001", null)).get(1).verdict())
        .isEqualTo(Verdict.DIFFERS);
  }
}
