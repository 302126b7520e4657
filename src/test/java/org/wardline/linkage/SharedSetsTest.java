package org.wardline.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.wardline.matching.probability.Bands;

/** The smallest of the shared sets with ground truth, where they lie beside the project. */
class SharedSetsTest {
  private static final Path SHARED = Path.of(System.getProperty("wardline.shared", "../shared"));
  private static final Path FEBRL = SHARED.resolve("datasets/febrl/dataset1.csv");
  private static final String COLUMNS =
      "given-name=given_name;family-name=surname;date-of-birth=date_of_birth;"
          + "address=street_number+address_1;locality=address_2;town=suburb;postcode=postcode;region=state";

  @Test
  void duplicates_are_found_with_and_without_the_number() throws IOException {
    assumeTrue(Files.exists(FEBRL), "skipped: there is no " + FEBRL);

    assertThat(matches(COLUMNS + ";number=soc_sec_id").precision()).isEqualTo(1);
    assertThat(matches(COLUMNS + ";number=soc_sec_id").f1()).isGreaterThan(0.997);
    assertThat(matches(COLUMNS).precision()).isEqualTo(1);
    assertThat(matches(COLUMNS).f1()).isGreaterThan(0.99);
  }

  private static Figures matches(String columns) throws IOException {
    Records records =
        Records.read(
            FEBRL,
            new Records.Layout(
                new Columns(columns), "rec_id", "rec_id", Pattern.compile("rec-([0-9]+)-.*")));
    Deduplication deduplication = new Deduplication(records, Bands.USUAL);
    List<Pair> joined = deduplication.joined(deduplication.find(1).pairs());
    return deduplication.figures(joined, false);
  }
}
