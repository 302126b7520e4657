package org.wardline.inbox;

import static org.wardline.messages.CareEvent.Kind.ACCESS;
import static org.wardline.messages.CareEvent.Kind.ARRIVAL;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.wardline.messages.CareEvent;
import org.wardline.messages.CareEvent.Organisation;
import org.wardline.messages.CareEvent.SeenBy;
import org.wardline.messages.CareEvent.Subject;

/**
 * A child of each kind with a notification, a review, and all else that pages print of children; in
 * each of them every field is unlike any other child's.
 */
final class MarkedChildren {

  /** How a child stands to the readers; the barred one's bars are the caller's to set. */
  enum Kind {
    OWN("999", "01", "9990000018", "L-1001", "demo-dev-marlow"),
    OTHER_TEAM("999", "02", "9990000026", "L-1002", "demo-dev-marlow"),
    BARRED("999", "05", "9990000069", "L-1005", "demo-dev-marlow"),
    RESTRICTED("999", "09", "9990000107", "L-1009", "demo-morgan-reeve"),
    OTHER_COUNCIL("998", "01", "9990000131", "L-2001", "demo-quentin-hale");

    private final String authority;
    private final String id;
    private final String number;
    private final String localId;
    private final String handsOver;

    Kind(String authority, String id, String number, String localId, String handsOver) {
      this.authority = authority;
      this.id = "00000%s-0000-4000-8004-0000000000%s".formatted(authority, id);
      this.number = number;
      this.localId = localId;
      this.handsOver = handsOver;
    }

    String id() {
      return id;
    }

    String localId() {
      return localId;
    }

    String spokenNumber() {
      return number.replaceAll("(...)(...)(....)", "$1 $2 $3");
    }

    /** Of this child's events alone. */
    private String word() {
      return switch (this) {
        case OWN -> "Alder";
        case OTHER_TEAM -> "Birch";
        case BARRED -> "Cedar";
        case RESTRICTED -> "Damson";
        case OTHER_COUNCIL -> "Elder";
      };
    }

    private Organisation place(String name, int site) {
      return new Organisation(trust() + "0" + site, word() + " " + name);
    }

    private String trust() {
      return "RY" + word().charAt(0);
    }

    /** To whom the notification is handed over. */
    private String successor() {
      return switch (this) {
        case OWN, OTHER_TEAM, BARRED -> "00000999-0000-4000-8002-000000000005";
        case RESTRICTED -> "00000999-0000-4000-8002-000000000014";
        case OTHER_COUNCIL -> "00000998-0000-4000-8002-000000000001";
      };
    }
  }

  /** What pages print of a child. */
  enum Mark {
    NUMBER,
    LOCAL_ID,
    GIVEN_NAME,
    FAMILY_NAME,
    INITIALS,
    BIRTH_DATE,
    POSTCODE,
    PLAN,
    CASE_RECORD,
    CHILD,
    NOTIFICATION,
    REFERENCE,
    HOSPITAL,
    SEEN_BY,
    MESSAGE,
    REVIEW;

    /** What a notification says of itself, not of its child. */
    static final Set<Mark> OF_NOTIFICATIONS = EnumSet.range(NOTIFICATION, MESSAGE);
  }

  private final DemoDay day;
  private final Map<Kind, UUID> told = new EnumMap<>(Kind.class);
  private final Map<Kind, UUID> reviews = new EnumMap<>(Kind.class);
  private final Map<Kind, Map<Mark, List<String>>> spelt = new EnumMap<>(Kind.class);

  /** Each was seen a while ago, its notification is handed over, and another message may be it. */
  MarkedChildren(DemoDay day) {
    this.day = day;
    day.change("update child set postcode = 'XX9 9AI' where id = ?", uuid(Kind.RESTRICTED));
    day.change(
        "update child set case_record = 'https://cases.example/' || given_name"
            + " where case_record is null");
    for (Kind kind : Kind.values()) {
      tell(kind);
      spelt.put(kind, marks(kind));
    }
    day.dispatchAllDue();
  }

  UUID told(Kind kind) {
    return told.get(kind);
  }

  UUID review(Kind kind) {
    return reviews.get(kind);
  }

  String reference(Kind kind) {
    return spelt.get(kind).get(Mark.REFERENCE).getFirst();
  }

  /** Of whom these bytes say what. */
  Map<Kind, Set<Mark>> in(String bytes) {
    Map<Kind, Set<Mark>> found = new EnumMap<>(Kind.class);
    spelt.forEach(
        (kind, marks) ->
            marks.forEach(
                (mark, spellings) -> {
                  if (spellings.stream().anyMatch(bytes::contains)) {
                    found.computeIfAbsent(kind, k -> EnumSet.noneOf(Mark.class)).add(mark);
                  }
                }));
    return found;
  }

  private void tell(Kind kind) {
    day.change(
        "insert into organisation (code, name, telephone) values (?, ?, ?)",
        kind.place("", 1).code(),
        kind.word(),
        telephone(kind));
    told.put(kind, day.happened(access(kind)));
    UUID other = day.arrived(arrivalOfSomebodyLike(kind));
    reviews.put(
        kind, UUID.fromString(one("select id from review where care_event_id = '" + other + "'")));
    Browser owner = Browser.signedInAs(kind.handsOver);
    String page = "/notifications/" + told.get(kind);
    owner.get(page);
    owner
        .post(page + "/hand-over", Map.of("successor", kind.successor(), "message", message(kind)))
        .then()
        .statusCode(303);
    leaveUnfiled(kind);
  }

  private CareEvent access(Kind kind) {
    return new CareEvent(
        "cp-is",
        ACCESS,
        day.now(),
        kind.place("Hospital", 1),
        null,
        new Subject(kind.number, kind.localId, kind.authority, null, null, null, null),
        new SeenBy("Nina " + kind.word() + "nurse", "Nurse Access Role"),
        kind.authority,
        true,
        List.of());
  }

  private CareEvent arrivalOfSomebodyLike(Kind kind) {
    return new CareEvent(
        "hospital",
        ARRIVAL,
        day.now(),
        kind.place("Clinic", 2),
        "emergency-department",
        new Subject(
            kind.number, null, null, "Zephyrine", "Quillfeather", LocalDate.of(2015, 4, 3), null),
        new SeenBy("Nina " + kind.word() + "clinic", "Nurse"),
        null,
        false,
        List.of());
  }

  /** For the list of what is not filed, and for the findings. */
  private void leaveUnfiled(Kind kind) {
    day.change(
        """
        insert into delivery (id, authority_id, notification_id, round, kind, step, recipient_id, channel, state,
          due_at, announced_at, planned_at)
        select gen_random_uuid(), ?, ?, 1, 'file', 'file', gen_random_uuid(), 'case_system', 'failed', now(), now(), now()""",
        kind.authority,
        told.get(kind));
    day.change(
        """
        insert into finding (id, rule, subject, authority_id, first_seen_at, last_seen_at)
        select gen_random_uuid(), 'bar-set', subject, ?, now(), now() from unnest(array[?, ?]) subject""",
        kind.authority,
        "child:" + kind.id,
        "notification:" + told.get(kind));
  }

  private static String telephone(Kind kind) {
    return "01632 96" + kind.number.substring(6);
  }

  private static String message(Kind kind) {
    return "Ask for " + kind.word() + " ward";
  }

  private static UUID uuid(Kind kind) {
    return UUID.fromString(kind.id);
  }

  private Map<Mark, List<String>> marks(Kind kind) {
    Map<Mark, List<String>> marks = ofEvents(kind);
    marks.put(Mark.NUMBER, List.of(kind.number, kind.spokenNumber()));
    marks.put(Mark.LOCAL_ID, List.of(kind.localId));
    marks.put(Mark.CHILD, List.of("children/" + kind.id, "child:" + kind.id, '"' + kind.id + '"'));
    String given = of(kind, "given_name");
    String family = of(kind, "family_name");
    marks.put(Mark.GIVEN_NAME, List.of(given));
    marks.put(Mark.FAMILY_NAME, List.of(family));
    marks.put(Mark.INITIALS, List.of(given.charAt(0) + "." + family.charAt(0) + "."));
    marks.put(Mark.BIRTH_DATE, spellings(of(kind, "date_of_birth")));
    marks.put(Mark.POSTCODE, List.of(of(kind, "postcode")));
    marks.put(Mark.CASE_RECORD, List.of(of(kind, "case_record")));
    marks.put(
        Mark.PLAN,
        spellings(
            one(
                "select max(cast(started_at as date)) from plan where child_id = '%s'"
                    .formatted(kind.id))));
    return marks;
  }

  private Map<Mark, List<String>> ofEvents(Kind kind) {
    String id = told.get(kind).toString();
    Map<Mark, List<String>> marks = new EnumMap<>(Mark.class);
    marks.put(Mark.NOTIFICATION, List.of(id));
    marks.put(
        Mark.REFERENCE, List.of(one("select reference from notification where id = '" + id + "'")));
    marks.put(
        Mark.HOSPITAL,
        List.of(kind.place("Hospital", 1).name(), kind.place("", 1).code(), telephone(kind)));
    marks.put(Mark.SEEN_BY, List.of(kind.word() + "nurse"));
    marks.put(Mark.MESSAGE, List.of(message(kind)));
    marks.put(
        Mark.REVIEW,
        List.of(
            reviews.get(kind).toString(),
            kind.place("Clinic", 2).name(),
            kind.place("", 2).code(),
            kind.word() + "clinic"));
    return marks;
  }

  /** {@code 2015-03-04} and {@code 4 March 2015}. */
  private static List<String> spellings(String day) {
    LocalDate date = LocalDate.parse(day);
    String month = date.getMonth().getDisplayName(java.time.format.TextStyle.FULL, Locale.UK);
    return List.of(day, date.getDayOfMonth() + " " + month + " " + date.getYear());
  }

  private String of(Kind kind, String column) {
    return one("select %s from child where id = '%s'".formatted(column, kind.id));
  }

  private String one(String sql) {
    return day.query(sql).getFirst();
  }
}
