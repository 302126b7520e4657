package org.wardline.inbox;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The machine's own Chromium. What a page asks of another site, or complains of, is remembered, and
 * so is how much was loaded.
 */
final class Chromium implements AutoCloseable {
  static final int PHONE = 320;
  static final int LAPTOP = 1280;
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final List<String> RULES =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

  private static final String VIOLATIONS =
      """
      async rules => {
        const found = await axe.run({ runOnly: rules, resultTypes: ['violations'] })
        return found.violations.flatMap(rule => rule.nodes.map(node => rule.id + ': ' + node.html))
      }""";
  private static final String AXE = AxeBuilder.getAxeScript();

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser browser;
  private final List<String> complaints = new CopyOnWriteArrayList<>();

  private Chromium(Path executable) {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(executable)
                    .setArgs(
                        List.of(
                            "--no-sandbox", "--disable-quic", "--disable-background-networking")));
  }

  /** Empty on a machine without one. */
  static Optional<Chromium> find() {
    return Stream.of("chromium", "chromium-browser", "google-chrome")
        .map(name -> Path.of("/usr/bin", name))
        .filter(Files::isExecutable)
        .findFirst()
        .map(Chromium::new);
  }

  /** Somebody who is signed in at a screen of this width. */
  Page signedInAs(String subject, int width, boolean scripts) {
    Page page = newPage(width, scripts);
    signIn(page, subject);
    return page;
  }

  /** Whoever was signed in before is not any more. */
  static void signIn(Page page, String subject) {
    String session = Browser.signedInAs(subject).cookie("wardline-session");
    page.context().clearCookies();
    page.context().addCookies(List.of(new Cookie("wardline-session", session).setUrl(site())));
  }

  Page newPage(int width, boolean scripts) {
    BrowserContext context =
        browser.newContext(
            new com.microsoft.playwright.Browser.NewContextOptions()
                .setBaseURL(site())
                .setViewportSize(width, 800)
                .setJavaScriptEnabled(scripts)
                .setLocale("en-GB")
                .setReducedMotion(ReducedMotion.REDUCE));
    context.setDefaultTimeout(30_000);
    Page page = context.newPage();
    page.onRequest(this::noteStranger);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") && !message.text().contains("status of 4")) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
    return page;
  }

  static String site() {
    return ConfigProvider.getConfig().getValue("test.url", String.class);
  }

  private void noteStranger(Request request) {
    if (!request.url().startsWith(site())) {
      complaints.add("asked another site: " + request.url());
    }
  }

  /** Requests to other sites, errors of scripts, and what the security policy refused. */
  List<String> complaints() {
    return complaints;
  }

  /**
   * What is against WCAG 2.2 AA on the page as it stands, one line each. The rules are brought to a
   * page once, however often it is looked at.
   */
  static List<String> violations(Page page) {
    if (!(boolean) page.evaluate("() => 'axe' in window")) {
      page.evaluate(AXE);
    }
    return ((List<?>) page.evaluate(VIOLATIONS, RULES))
        .stream()
            .map(found -> "%s at %d px, %s".formatted(page.url(), page.viewportSize().width, found))
            .toList();
  }

  /** What is against the rules, or wider than the screen, on a telephone and on a laptop. */
  static List<String> wrong(Page page, String name) {
    List<String> wrong = new ArrayList<>();
    for (int width : List.of(PHONE, LAPTOP)) {
      page.setViewportSize(width, 800);
      wrong.addAll(violations(page));
      shoot(page, name);
      int sideways = sideways(page);
      if (sideways > 0) {
        wrong.add(page.url() + " is " + sideways + " px wider than " + width);
      }
    }
    return wrong;
  }

  /** How far the page can be scrolled sideways; what scrolls by itself does not count. */
  static int sideways(Page page) {
    return (int)
        page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth");
  }

  static void shoot(Page page, String name) {
    int width = page.viewportSize().width;
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(SCREENSHOTS.resolve(name + "-" + width + ".png"))
            .setFullPage(true));
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
