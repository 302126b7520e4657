package org.wardline.inbox;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * A browser without scripts: keeps cookies, follows no redirect, sends what the forms of the page
 * that was read last carry hidden.
 */
final class Browser {
  private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([^\"]+)\"");
  private static final Pattern TOKEN = Pattern.compile("name=\"formToken\" value=\"([^\"]+)\"");

  private final Map<String, String> cookies = new HashMap<>();
  private String token;
  private String seen;

  /** Signs in as a demo user. */
  static Browser signedInAs(String subject) {
    Browser browser = new Browser();
    browser.get("/sign-in");
    browser.post("/sign-in", Map.of("subject", subject, "return", "/")).then().statusCode(303);
    return browser;
  }

  Response get(String path) {
    return remember(request().get(path));
  }

  Response getAs(String path, Map<String, String> headers) {
    return remember(request().headers(headers).get(path));
  }

  /** Reads a path and query that are encoded already, as an answer's Location is. */
  Response follow(String location) {
    return remember(request().urlEncodingEnabled(false).get(location));
  }

  /** Sends a form with the token and the mark of the page that was read last. */
  Response post(String path, Map<String, String> fields) {
    Map<String, String> form = new HashMap<>(fields);
    if (seen != null) {
      form.putIfAbsent("seen", seen);
    }
    if (token != null) {
      form.put("formToken", token);
    }
    return postAsIs(path, form, Map.of());
  }

  Response postAsIs(String path, Map<String, String> form, Map<String, String> headers) {
    return remember(
        request()
            .headers(headers)
            .contentType("application/x-www-form-urlencoded; charset=UTF-8")
            .formParams(form)
            .post(path));
  }

  /** Sends the form of a register file. */
  Response upload(String path, String kind, String text) {
    return remember(
        request()
            .multiPart("formToken", token)
            .multiPart("kind", kind)
            .multiPart("file", "a file.csv", text.getBytes(java.nio.charset.StandardCharsets.UTF_8))
            .post(path));
  }

  String token() {
    return token;
  }

  String seen() {
    return seen;
  }

  String cookie(String name) {
    return cookies.get(name);
  }

  Set<String> cookieNames() {
    return cookies.keySet();
  }

  void setCookie(String name, String value) {
    cookies.put(name, value);
  }

  private RequestSpecification request() {
    String site = ConfigProvider.getConfig().getValue("test.url", String.class);
    return given().baseUri(site).redirects().follow(false).cookies(cookies);
  }

  private Response remember(Response response) {
    response.cookies().forEach(this::setCookie);
    cookies.values().removeIf(String::isEmpty);
    token = hidden(TOKEN, response).orElse(token);
    seen = hidden(SEEN, response).orElse(seen);
    return response;
  }

  private static Optional<String> hidden(Pattern field, Response response) {
    return field.matcher(response.asString()).results().map(one -> one.group(1)).findFirst();
  }
}
