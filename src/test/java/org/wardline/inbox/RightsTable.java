package org.wardline.inbox;

import static org.wardline.inbox.MarkedChildren.Kind.BARRED;
import static org.wardline.inbox.MarkedChildren.Kind.OTHER_COUNCIL;
import static org.wardline.inbox.MarkedChildren.Kind.OTHER_TEAM;
import static org.wardline.inbox.MarkedChildren.Kind.OWN;
import static org.wardline.inbox.MarkedChildren.Kind.RESTRICTED;
import static org.wardline.inbox.MarkedChildren.Mark.BIRTH_DATE;
import static org.wardline.inbox.MarkedChildren.Mark.CASE_RECORD;
import static org.wardline.inbox.MarkedChildren.Mark.CHILD;
import static org.wardline.inbox.MarkedChildren.Mark.FAMILY_NAME;
import static org.wardline.inbox.MarkedChildren.Mark.GIVEN_NAME;
import static org.wardline.inbox.MarkedChildren.Mark.HOSPITAL;
import static org.wardline.inbox.MarkedChildren.Mark.INITIALS;
import static org.wardline.inbox.MarkedChildren.Mark.LOCAL_ID;
import static org.wardline.inbox.MarkedChildren.Mark.MESSAGE;
import static org.wardline.inbox.MarkedChildren.Mark.NOTIFICATION;
import static org.wardline.inbox.MarkedChildren.Mark.NUMBER;
import static org.wardline.inbox.MarkedChildren.Mark.PLAN;
import static org.wardline.inbox.MarkedChildren.Mark.POSTCODE;
import static org.wardline.inbox.MarkedChildren.Mark.REFERENCE;
import static org.wardline.inbox.MarkedChildren.Mark.REVIEW;
import static org.wardline.inbox.MarkedChildren.Mark.SEEN_BY;
import static org.wardline.inbox.RightsTable.Right.CHILDREN_FOR_A_REASON;
import static org.wardline.inbox.RightsTable.Right.DESK;
import static org.wardline.inbox.RightsTable.Right.DISCLOSURES;
import static org.wardline.inbox.RightsTable.Right.GLASS;
import static org.wardline.inbox.RightsTable.Right.KEEPING;
import static org.wardline.inbox.RightsTable.Right.KEPT_CHILDREN;
import static org.wardline.inbox.RightsTable.Right.NOTIFICATIONS;
import static org.wardline.inbox.RightsTable.Right.NOT_FILED;
import static org.wardline.inbox.RightsTable.Right.OWN_CHILDREN;
import static org.wardline.inbox.RightsTable.Right.REVIEWS;
import static org.wardline.inbox.RightsTable.Right.TEAMS_LIST;
import static org.wardline.inbox.RightsTable.Right.UPLOADS;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.wardline.inbox.MarkedChildren.Kind;
import org.wardline.inbox.MarkedChildren.Mark;

/** Who may read what of whom, written out. */
final class RightsTable {
  /** A right with the pages that it opens. */
  enum Right {
    NOTIFICATIONS(
        "/notifications",
        "/notifications?list=duty",
        "/notifications?list=duty&state=settled",
        "found by reference",
        "hand-over refused",
        "news",
        "notification",
        "outcome refused",
        "withdrawal asked about"),
    TEAMS_LIST("/notifications?list=team"),
    REVIEWS("/reviews"),
    NOT_FILED("/not-filed"),
    OWN_CHILDREN("/children", "child", "found"),
    CHILDREN_FOR_A_REASON("child asked for", "found for a reason", "opened"),
    KEPT_CHILDREN("/register/children"),
    KEEPING("export", "keeping refused", "kept child", "kept child found"),
    UPLOADS("/register/uploads"),
    DISCLOSURES("child", "child asked for"),
    DESK(
        "/desk/audit",
        "/desk/break-glass",
        "/desk/findings",
        "trail of the child",
        "trail of the notification"),
    GLASS("broken glass", "glass refused");

    private final String joined;

    Right(String... pages) {
      this.joined = String.join("|", pages);
    }

    private List<String> pages() {
      return List.of(joined.split("\\|", -1));
    }
  }

  private record Granted(Right right, List<Kind> children) {}

  private static final Map<String, List<Granted>> GRANTED = new LinkedHashMap<>();

  private static void mayRead(String reader, Granted... granted) {
    GRANTED.put("demo-" + reader, List.of(granted));
  }

  private static Granted of(Right right, Kind... children) {
    return new Granted(right, List.of(children));
  }

  // The barred child is barred from everybody of the council but Helen Ward.
  static {
    mayRead(
        "amira-stone",
        of(NOTIFICATIONS, OWN),
        of(TEAMS_LIST, OWN),
        of(OWN_CHILDREN, OWN),
        of(CHILDREN_FOR_A_REASON, OWN, OTHER_TEAM));
    for (String duty : List.of("farah-quill", "idris-vane")) {
      mayRead(
          duty,
          of(NOTIFICATIONS, OWN, OTHER_TEAM),
          of(REVIEWS, OWN, OTHER_TEAM),
          of(NOT_FILED, OWN, OTHER_TEAM),
          of(CHILDREN_FOR_A_REASON, OWN, OTHER_TEAM));
    }
    mayRead(
        "dev-marlow",
        of(NOTIFICATIONS, OWN, OTHER_TEAM),
        of(TEAMS_LIST, OWN),
        of(REVIEWS, OWN, OTHER_TEAM),
        of(NOT_FILED, OWN, OTHER_TEAM),
        of(OWN_CHILDREN, OWN),
        of(CHILDREN_FOR_A_REASON, OWN, OTHER_TEAM));
    mayRead(
        "helen-ward",
        of(NOTIFICATIONS, OWN, OTHER_TEAM, BARRED),
        of(REVIEWS, OWN, OTHER_TEAM, BARRED),
        of(NOT_FILED, OWN, OTHER_TEAM, BARRED),
        of(CHILDREN_FOR_A_REASON, OWN, OTHER_TEAM, BARRED));
    for (String keeper : List.of("morgan-reeve", "nadia-orme")) {
      mayRead(
          keeper,
          of(NOTIFICATIONS, RESTRICTED),
          of(TEAMS_LIST, RESTRICTED),
          of(REVIEWS, RESTRICTED),
          of(OWN_CHILDREN, RESTRICTED),
          of(CHILDREN_FOR_A_REASON, OWN, OTHER_TEAM, RESTRICTED),
          of(KEPT_CHILDREN, RESTRICTED),
          of(KEEPING, RESTRICTED));
    }
    mayRead("oli-tarn", of(KEEPING, OWN, OTHER_TEAM), of(UPLOADS, OWN, OTHER_TEAM));
    mayRead("tess-ingle");
    mayRead("ruth-ames", of(DESK, OWN, OTHER_TEAM), of(DISCLOSURES, OWN, OTHER_TEAM));
    mayRead(
        "pia-lowe",
        of(DESK, OWN, OTHER_TEAM),
        of(GLASS, OWN, OTHER_TEAM),
        of(NOT_FILED, OWN, OTHER_TEAM));
    mayRead(
        "petra-sand",
        of(NOTIFICATIONS, OTHER_COUNCIL),
        of(TEAMS_LIST, OTHER_COUNCIL),
        of(OWN_CHILDREN, OTHER_COUNCIL),
        of(CHILDREN_FOR_A_REASON, OTHER_COUNCIL));
    mayRead(
        "quentin-hale",
        of(NOTIFICATIONS, OTHER_COUNCIL),
        of(TEAMS_LIST, OTHER_COUNCIL),
        of(REVIEWS, OTHER_COUNCIL),
        of(NOT_FILED, OTHER_COUNCIL),
        of(OWN_CHILDREN, OTHER_COUNCIL),
        of(CHILDREN_FOR_A_REASON, OTHER_COUNCIL));
  }

  /** What stands on the pages of one child; all other pages say less. */
  private static final Set<Mark> OF_ONE =
      EnumSet.of(
          GIVEN_NAME,
          FAMILY_NAME,
          BIRTH_DATE,
          PLAN,
          CASE_RECORD,
          NOTIFICATION,
          REFERENCE,
          HOSPITAL);

  private static final Map<String, Set<Mark>> SHOWN = new TreeMap<>();

  private static void shows(Set<Mark> marks, String... pages) {
    Stream.of(pages).forEach(page -> SHOWN.put(page, marks));
  }

  static {
    Set<Mark> alsoMessage = EnumSet.copyOf(OF_ONE);
    alsoMessage.addAll(EnumSet.of(SEEN_BY, MESSAGE));
    shows(OF_ONE, "child", "child asked for");
    shows(alsoMessage, "notification", "hand-over refused", "outcome refused");
    shows(
        EnumSet.of(INITIALS, NOTIFICATION, REFERENCE),
        "/notifications",
        "/notifications?list=duty",
        "/notifications?list=team",
        "found by reference");
    shows(EnumSet.of(NOTIFICATION, REFERENCE), "withdrawal asked about");
    shows(EnumSet.of(REFERENCE), "/notifications?list=duty&state=settled", "/not-filed");
    shows(
        EnumSet.of(NUMBER, GIVEN_NAME, FAMILY_NAME, BIRTH_DATE, POSTCODE, CHILD, REVIEW),
        "/reviews");
    shows(EnumSet.of(INITIALS, CHILD), "/children", "found", "found for a reason");
    shows(EnumSet.of(INITIALS, CHILD), "/register/children", "kept child found");
    shows(EnumSet.of(GIVEN_NAME, FAMILY_NAME, BIRTH_DATE, CHILD), "kept child", "keeping refused");
    shows(
        EnumSet.of(
            NUMBER,
            LOCAL_ID,
            GIVEN_NAME,
            FAMILY_NAME,
            BIRTH_DATE,
            POSTCODE,
            PLAN,
            CASE_RECORD,
            REFERENCE,
            HOSPITAL,
            SEEN_BY,
            MESSAGE),
        "export");
    shows(EnumSet.of(LOCAL_ID), "/register/uploads");
    shows(EnumSet.of(CHILD), "opened", "trail of the child");
    shows(EnumSet.of(NOTIFICATION), "news", "trail of the notification");
    shows(EnumSet.of(CHILD, NOTIFICATION, REVIEW), "/desk/audit");
    shows(EnumSet.of(CHILD, NOTIFICATION, REFERENCE), "/desk/findings");
    shows(EnumSet.of(NOTIFICATION), "/desk/break-glass", "glass refused");
    shows(EnumSet.of(GIVEN_NAME, FAMILY_NAME, BIRTH_DATE, REFERENCE), "broken glass");
  }

  private RightsTable() {}

  static Set<String> readers() {
    return GRANTED.keySet();
  }

  /** By the names of the pages. */
  static Map<String, Set<Kind>> children(String reader) {
    Map<String, Set<Kind>> children = new TreeMap<>();
    for (Granted granted : GRANTED.get(reader)) {
      for (String page : granted.right().pages()) {
        children
            .computeIfAbsent(page, p -> new TreeSet<>(Comparator.naturalOrder()))
            .addAll(granted.children());
      }
    }
    return children;
  }

  /** What the page says of a child; to who reads the disclosures alone, no more than references. */
  static Set<Mark> shown(String page, String reader) {
    return reader.equals("demo-ruth-ames") && DISCLOSURES.pages().contains(page)
        ? EnumSet.of(REFERENCE)
        : SHOWN.get(page);
  }

  static Map<String, Set<Mark>> shown() {
    return SHOWN;
  }
}
