package org.wardline.inbox;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wardline.inbox.MarkedChildren.Kind;
import org.wardline.inbox.MarkedChildren.Mark;

/** Every page, and every form whose answer shows something, as somebody asks for them. */
final class MatrixPages {
  private static final String ROWS = "00000999-0000-4000-8007-000000000001";

  /** The pages that are the same whatever child there is. */
  private static final List<String> FIXED =
      List.of(
          "/notifications",
          "/notifications?list=team",
          "/notifications?list=duty",
          "/notifications?list=duty&state=settled",
          "/reviews",
          "/reviews/news",
          "/register",
          "/register/quality",
          "/register/retention",
          "/register/uploads",
          "/register/children",
          "/register/loads/" + ROWS + "/result.csv",
          "/rota",
          "/rota?show=month",
          "/rota/export",
          "/absences",
          "/absences/entries/00000999-0000-4000-8004-000000000001",
          "/devices",
          "/sign-ins",
          "/sign-in",
          "/signed-out",
          "/continuity",
          "/hidden",
          "/hidden/new",
          "/children",
          "/desk",
          "/desk/findings",
          "/desk/statements",
          "/desk/statements/2026-03-09",
          "/desk/quarantine",
          "/desk/dead-letters",
          "/desk/audit",
          "/desk/break-glass",
          "/not-filed",
          "/measures",
          "/measures.csv",
          "/policy",
          "/policy/map/open",
          "/policy/briefing/duty",
          "/policy/briefing/duty/text",
          "/policy/dry-run",
          "/policy/dry-run?case=restricted&worker=00000999-0000-4000-8002-000000000013&moment=2026-03-10T02:00");

  /**
   * A page as somebody asks for it.
   *
   * @param name for all of its kind
   * @param ask a path, or a path, a blank and the fields of a form that is sent to it
   * @param child whose page it is, or null
   */
  record Asked(String name, String ask, Kind child) {
    private Response of(Browser browser) {
      int blank = ask.indexOf(' ');
      return blank < 0 ? browser.get(ask) : browser.post(ask.substring(0, blank), fields());
    }

    private Map<String, String> fields() {
      int blank = ask.indexOf(' ');
      return blank < 0
          ? Map.of()
          : Stream.of(ask.substring(blank + 1).split("&", -1))
              .collect(
                  Collectors.toMap(
                      field -> field.substring(0, field.indexOf('=')),
                      field -> field.substring(field.indexOf('=') + 1)));
    }

    /** All that is answered, but what was sent and stands in the form again. */
    private String bytes(Response answer) {
      String bytes = answer.getHeaders() + "\n" + answer.asString();
      for (String sent : fields().values()) {
        bytes = sent.isEmpty() ? bytes : bytes.replace("value=\"" + sent + '"', "");
      }
      return bytes;
    }
  }

  /** What somebody read of whom, by the name of the page. */
  record Read(Map<String, Map<Kind, Set<Mark>>> pages) {
    static Read nothing() {
      return new Read(new TreeMap<>());
    }

    /** This and that. */
    Read and(Read other) {
      Read both = nothing();
      Stream.of(this, other).forEach(read -> read.pages.forEach(both::add));
      return both;
    }

    private void add(String page, Map<Kind, Set<Mark>> children) {
      children.forEach(
          (kind, marks) ->
              pages
                  .computeIfAbsent(page, name -> new TreeMap<>())
                  .computeIfAbsent(kind, k -> new TreeSet<>())
                  .addAll(marks));
    }

    Read without(String page) {
      Read rest = new Read(new TreeMap<>(pages));
      rest.pages.remove(page);
      return rest;
    }

    /** Which children on which page. */
    Map<String, Set<Kind>> children() {
      Map<String, Set<Kind>> children = new TreeMap<>();
      pages.forEach((page, of) -> children.put(page, of.keySet()));
      return children;
    }

    /** Of whomever, by the name of the page. */
    Map<String, Set<Mark>> marks() {
      Map<String, Set<Mark>> marks = new TreeMap<>();
      pages.forEach(
          (page, of) ->
              marks.put(
                  page,
                  of.values().stream()
                      .flatMap(Set::stream)
                      .collect(Collectors.toCollection(TreeSet::new))));
      return marks;
    }

    /** On whatever page. */
    Set<Mark> of(Kind kind) {
      return pages.values().stream()
          .flatMap(page -> page.getOrDefault(kind, Set.of()).stream())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private final MarkedChildren children;
  private final List<Asked> pages = new ArrayList<>();
  private final List<Asked> forReason = new ArrayList<>();

  /** The rows without which pages would have nothing to say are put there. */
  MatrixPages(DemoDay day, MarkedChildren children) {
    this.children = children;
    FIXED.forEach(page -> ask(page, page, null));
    fill(day);
    for (Kind kind : Kind.values()) {
      ofNotification(kind);
      ofChild(kind);
      ofKeeping(kind);
      ofReason(kind);
    }
  }

  List<String> addresses() {
    return Stream.concat(pages.stream(), forReason.stream()).map(Asked::ask).toList();
  }

  /** All that somebody reads without saying why. */
  Read readBy(Browser browser) {
    return read(browser, pages);
  }

  /** What somebody reads of one child on its own pages, and on all others that show children. */
  Set<Mark> readBy(Browser browser, Kind child) {
    List<Asked> showing =
        pages.stream()
            .filter(
                page ->
                    page.child() == null
                        ? RightsTable.shown().containsKey(page.name())
                        : page.child() == child)
            .toList();
    return read(browser, showing).of(child);
  }

  /** What somebody reads of children whom they look for, and open, for a reason. */
  Read readForReasonBy(Browser browser) {
    return read(browser, forReason);
  }

  private Read read(Browser browser, List<Asked> asked) {
    browser.get("/notifications");
    Read read = Read.nothing();
    for (Asked page : asked) {
      Response answer = page.of(browser);
      if (!List.of(200, 303, 400, 403, 404).contains(answer.statusCode())) {
        throw new AssertionError(page.ask() + " answers " + answer.statusCode());
      }
      read.add(page.name(), children.in(page.bytes(answer)));
    }
    return read;
  }

  private void fill(DemoDay day) {
    day.change(
        "insert into daily_statement (day, made_at, body, differences, to_mail)"
            + " values ('2026-03-09', now(), 'x', 0, false)");
    day.change(
        """
        insert into register_load (id, authority_id, began_at, completed_at, children, kind, file, as_at, state)
        values (?, '999', now(), now(), 11, 'full', 'x', now(), 'complete')""",
        UUID.fromString(ROWS));
    day.change(
        """
        insert into register_row (load_id, authority_id, number, place, child_id, outcome)
        select ?, '999', row_number() over (order by id), 'line 1', id, 'changed'
        from child where authority_id = '999'""",
        UUID.fromString(ROWS));
    RotaPagesTest.withCalendar();
    String turn =
        day.query(
                "select rota_event_id from shift"
                    + " where rota_event_id is not null and from_date = '2026-03-11'")
            .getFirst();
    ask("/rota/turn", "/rota/turn?event=" + turn + "&begin=2026-03-11T09:00", null);
  }

  private void ofNotification(Kind kind) {
    String page = "/notifications/" + children.told(kind);
    ask("notification", page, kind);
    ask("news", page + "/news", kind);
    ask("withdrawal asked about", page + "/outcome outcome=WRONG_CHILD", kind);
    ask("outcome refused", page + "/outcome note=As they say", kind);
    ask("hand-over refused", page + "/hand-over successor=nobody&message=As they say", kind);
    ask("found by reference", "/notifications reference=" + children.reference(kind), kind);
    ask("review refused", "/reviews/" + children.review(kind) + " answer=so", kind);
    ask(
        "glass refused",
        "/desk/break-glass kind=notification&item=" + children.told(kind) + "&reason=so",
        kind);
    openGlass(children.told(kind)).ifPresent(glass -> ask("broken glass", glass, kind));
  }

  private void ofChild(Kind kind) {
    ask("child", "/children/" + kind.id(), kind);
    ask("trail of the child", "/desk/audit subject=child:" + kind.id(), kind);
    ask(
        "trail of the notification",
        "/desk/audit subject=notification:" + children.told(kind),
        kind);
    ask("trail refused", "/desk/audit from=soon&subject=child:" + kind.id(), kind);
  }

  private void ofKeeping(Kind kind) {
    String page = "/register/children/" + kind.id();
    ask("kept child", page, kind);
    ask("export", page + "/export.txt", kind);
    ask("keeping refused", page + " act=hold&reference=", kind);
    ask("kept child found", "/register/children id=" + kind.localId(), kind);
  }

  private void ofReason(Kind kind) {
    String page = "/children/" + kind.id();
    String search = "/children/search text=" + kind.spokenNumber();
    String reason = "reason=In my waiting room";
    ask("found", search + "&reason=", kind);
    ask("search refused", "/children/search text=&" + reason, kind);
    forReason.add(new Asked("found for a reason", search + "&" + reason, kind));
    forReason.add(new Asked("opened", page + " " + reason, kind));
    forReason.add(new Asked("child asked for", page, kind));
  }

  private void ask(String name, String ask, Kind child) {
    pages.add(new Asked(name, ask, child));
  }

  /** Where an operator sees whom a notification is about; empty when it cannot be opened. */
  static Optional<String> openGlass(UUID told) {
    Browser pia = Browser.signedInAs("demo-pia-lowe");
    pia.get("/desk/break-glass");
    return Optional.ofNullable(
        pia.post(
                "/desk/break-glass",
                Map.of("kind", "notification", "item", told.toString(), "reason", "INC-20001"))
            .header("Location"));
  }
}
