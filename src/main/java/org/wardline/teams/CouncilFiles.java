package org.wardline.teams;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.exception.ConstraintViolationException;
import org.wardline.platform.lambda.Awaiting;
import org.wardline.teams.Briefings.Reader;

/** The door for the bytes of an operator's file about a council; it blocks its thread. */
@ApplicationScoped
public class CouncilFiles {
  private static final String TAKEN =
      "hold a sign-in that somebody else has, perhaps at another council: take it from them first";

  private final Councils councils;
  private final Awaiting awaiting;

  CouncilFiles(Councils councils, Awaiting awaiting) {
    this.councils = councils;
    this.awaiting = awaiting;
  }

  /** What such a file is about. */
  public enum Kind {
    STAFF,
    POLICY,
    BRIEFING_ALLOCATED,
    BRIEFING_DUTY;

    /** As places and commands call it: staff, briefing-duty. */
    public String word() {
      return FileNames.of(this);
    }

    /** Empty for a word that is no kind's. */
    public static Optional<Kind> find(String word) {
      return FileNames.find(word, List.of(values()));
    }

    /** All words, with a bar between them. */
    public static String words() {
      return Arrays.stream(values()).map(Kind::word).collect(Collectors.joining("|"));
    }
  }

  /** Puts a file in force as a whole, or answers all that is wrong with it. */
  public CouncilOutcome store(String authority, Kind kind, byte[] file) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
      return awaiting.await(
          () ->
              store(authority, kind, text)
                  .onFailure(ConstraintViolationException.class)
                  .recoverWithItem(refused("workers", TAKEN)));
    } catch (CharacterCodingException e) {
      return refused("file", "is not UTF-8: store it as UTF-8");
    }
  }

  private static CouncilOutcome refused(String path, String words) {
    return new CouncilOutcome.Refused(List.of(new FileFault(path, words)));
  }

  private Uni<CouncilOutcome> store(String authority, Kind kind, String text) {
    return switch (kind) {
      case STAFF -> councils.storeStaff(authority, text);
      case POLICY -> councils.storePolicy(authority, text);
      case BRIEFING_ALLOCATED -> councils.storeBriefing(authority, Reader.ALLOCATED, text);
      case BRIEFING_DUTY -> councils.storeBriefing(authority, Reader.DUTY, text);
    };
  }
}
