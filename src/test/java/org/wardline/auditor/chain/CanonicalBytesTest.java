package org.wardline.auditor.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CanonicalBytesTest {

  private static final TrailEntry ENTRY =
      new TrailEntry(
          UUID.fromString("00000000-0000-0001-0000-000000000002"),
          7,
          "X01",
          Instant.parse("2026-03-10T10:00:00.000001Z"),
          "function:matching",
          "matched",
          "care_event:é",
          "");

  /** A changed hash means that all seals there are can no longer be read: never change the form. */
  @Test
  void the_hashes_of_an_entry_and_of_a_seal_are_fixed_for_ever() {
    assertThat(ENTRY.hash().hex())
        .isEqualTo("d09372f41fcf9d2cbfcc94e3bae373935e4b67f2279e18be25bab27678b9803a");
    assertThat(
            Seal.over(
                    "X01",
                    1,
                    Instant.parse("2026-03-10T10:00:00Z"),
                    Hash.NONE,
                    List.of(SealedEntry.of(ENTRY, 1, false)))
                .hash()
                .hex())
        .isEqualTo("88ea42a74684f67b497099287dd723e2facdc47da22c2980cb9d7bb0bade62d5");
  }

  @Test
  void texts_that_only_together_are_the_same_make_different_bytes() {
    assertThat(new CanonicalBytes().add("ab").add("c").hash())
        .isNotEqualTo(new CanonicalBytes().add("a").add("bc").hash());
    assertThat(new CanonicalBytes().add((String) null).hash())
        .isNotEqualTo(new CanonicalBytes().add("").hash());
  }

  @Test
  void an_entry_that_only_moved_is_told_from_a_changed_one() {
    SealedEntry moved = new SealedEntry(1, 8, ENTRY.id(), ENTRY.hash(), false, Optional.of(ENTRY));
    SealedEntry changed = new SealedEntry(1, 7, ENTRY.id(), Hash.NONE, false, Optional.of(ENTRY));

    assertThat(moved.fault()).contains(ChainCheck.Break.REORDERED);
    assertThat(changed.fault()).contains(ChainCheck.Break.CHANGED);
  }
}
