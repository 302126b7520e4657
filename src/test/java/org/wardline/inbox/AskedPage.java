package org.wardline.inbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A page as somebody asks for it.
 *
 * @param page a path; or a path, a blank and the fields of a form that is sent to it
 */
record AskedPage(String reader, String page) {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String AMIRA = "00000999-0000-4000-8002-000000000001";
  private static final String ALEX = "00000999-0000-4000-8004-000000000001";

  /**
   * Those that have an id of their own, beside the demo council's.
   *
   * @param told a notification about Alex
   * @param old another of Amira's
   * @param often a child of Amira's team
   * @param turn a rota event of 11 March
   * @param glass what an operator opened
   */
  record Ids(String told, String old, String often, String turn, String load, String glass) {}

  /** Everybody’s pages and files. */
  static Stream<AskedPage> all(Ids ids) {
    return Stream.of(ofWorkers(ids), ofManagers(ids), ofKeepers(ids), ofOperators(ids))
        .flatMap(pages -> pages)
        .distinct();
  }

  private static Stream<AskedPage> ofWorkers(Ids ids) {
    return Stream.concat(
        of(
            "demo-amira-stone",
            "/notifications",
            "/notifications?list=mine&state=settled",
            "/notifications/" + ids.told(),
            "/notifications/" + ids.told() + "/news?seen=another&stands=another",
            "/notifications/" + ids.old(),
            "/children",
            "/children/" + ALEX,
            "/children/" + ids.often(),
            "/children/search text=Family12&reason=",
            "/rota",
            "/rota?show=month",
            "/absences",
            "/devices",
            "/hidden",
            "/hidden/new",
            "/policy",
            "/policy/map/open",
            "/policy/briefing/allocated",
            "/sign-in",
            "/continuity"),
        of(
            "demo-farah-quill",
            "/notifications",
            "/reviews",
            "/reviews/news?known=none",
            "/children/search text=9990000026&reason=In my waiting room"));
  }

  private static Stream<AskedPage> ofManagers(Ids ids) {
    return of(
        "demo-dev-marlow",
        "/notifications",
        "/notifications?list=mine",
        "/notifications?list=team",
        "/notifications?list=team&state=settled",
        "/children",
        "/children/" + ids.often(),
        "/absences",
        "/absences/entries/00000999-0000-4000-8004-000000000001",
        "/rota/export",
        "/rota/turn?event=" + ids.turn() + "&begin=2026-03-11T09:00",
        "/measures",
        "/measures?first=2025-03-11&last=2026-03-10",
        "/measures.csv?first=2025-03-11&last=2026-03-10",
        "/not-filed",
        "/policy/briefing/duty/text",
        "/policy/dry-run?case=open&worker=" + AMIRA + "&moment=2026-03-10T02:00");
  }

  private static Stream<AskedPage> ofKeepers(Ids ids) {
    return Stream.concat(
        of(
            "demo-oli-tarn",
            "/register",
            "/register/loads/" + ids.load() + "/result.csv",
            "/register/quality",
            "/register/retention",
            "/register/uploads",
            "/register/children",
            "/register/children/" + ids.often(),
            "/register/children/" + ids.often() + "/export.json",
            "/sign-ins"),
        of("demo-morgan-reeve", "/notifications", "/register/children"));
  }

  private static Stream<AskedPage> ofOperators(Ids ids) {
    return of(
        "demo-pia-lowe",
        "/desk",
        "/desk/findings",
        "/desk/statements",
        "/desk/statements/2026-03-09",
        "/desk/quarantine",
        "/desk/dead-letters",
        "/desk/audit",
        "/desk/audit action=viewed",
        "/desk/audit action=viewed&until=2023-03-10",
        "/desk/break-glass",
        "/desk/break-glass/" + ids.glass());
  }

  static Stream<AskedPage> of(String reader, String... pages) {
    return Stream.of(pages).map(page -> new AskedPage(reader, page));
  }

  /** The id under which an operator sees whom a notification is about. */
  static String glassOver(String told) {
    Browser pia = Browser.signedInAs("demo-pia-lowe");
    pia.get("/desk/break-glass");
    String where =
        pia.post(
                "/desk/break-glass",
                Map.of("kind", "notification", "item", told, "reason", "INC-20001"))
            .header("Location");
    return where.substring(where.lastIndexOf('/') + 1);
  }

  /** As a browser sends it. */
  HttpRequest by(Browser browser) {
    int blank = page.indexOf(' ');
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create(Chromium.site() + (blank < 0 ? page : page.substring(0, blank))))
            .header("Cookie", "wardline-session=" + browser.cookie("wardline-session"));
    if (blank < 0) {
      return request.build();
    }
    String fields = page.substring(blank + 1) + "&formToken=" + browser.token();
    return request
        .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
        .POST(HttpRequest.BodyPublishers.ofString(fields.replace(' ', '+')))
        .build();
  }

  static HttpResponse<byte[]> answer(HttpRequest request) {
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Whether it is read on a screen, not as a file. */
  boolean isShown() {
    return !page.matches(".*(/export|\\.csv|\\.json)(\\?.*)?");
  }

  String shown() {
    String opaque = page.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "…");
    return opaque.length() > 54 ? opaque.substring(0, 53) + "…" : opaque;
  }
}
