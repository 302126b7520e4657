package org.wardline.dispatch.casesystem;

import static org.wardline.AcceptedEvents.access;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;
import org.wardline.Council;
import org.wardline.Line;
import org.wardline.platform.sealing.Sealing;
import org.wardline.platform.time.MovableClock;

/** A child whose local id the case system knows, and an access that is to be filed. */
@Singleton
class FiledCase {
  static final String NUMBER = "9990000018";
  static final String LOCAL_ID = "L-1001";

  private final Council council;
  private final Line line;
  private final Sealing sealing;

  FiledCase(Council council, Line line, Sealing sealing) {
    this.council = council;
    this.line = line;
    this.sealing = sealing;
  }

  UUID open() {
    council.open();
    UUID child = council.child(NUMBER, LOCAL_ID, LocalDate.of(2019, 5, 4));
    byte[] sealed =
        sealing
            .keys()
            .await()
            .indefinitely()
            .seal(LOCAL_ID.getBytes(StandardCharsets.UTF_8), "child", child);
    council.execute("update child set local_id = ? where id = ?", sealed, child);
    return child;
  }

  void accessed() {
    line.match(access(NUMBER, LOCAL_ID, MovableClock.START));
    line.dispatch();
  }

  /** A column of the filing or, if {@code kind} says so, of the case note. */
  String filing(String kind, String column) {
    return council
        .strings("select " + column + " from delivery where kind = '" + kind + "'")
        .getFirst();
  }
}
