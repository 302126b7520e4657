package org.wardline.platform.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wardline.SentMail;

@QuarkusTest
class MailResourceTest {

  @Inject ReactiveMailer mailer;
  @Inject LocalMailbox mailbox;
  @Inject SentMail sent;

  @TestHTTPResource("/dev/mail")
  URI page;

  /** What other tests have sent is much to read. */
  @BeforeEach
  void empty() {
    sent.clear();
  }

  @Test
  void a_mail_that_was_sent_is_listed_and_shown_with_text_html_and_headers() throws Exception {
    send(
        Mail.withText("duty@council.example", "Reference W-4711 – urgent", "Please sign in.")
            .setHtml("<p>Please <b>sign in</b>.</p>")
            .addHeader("Message-ID", "<W-4711@wardline>"));

    assertThat(get("").body())
        .contains("duty@council.example")
        .contains("Reference W-4711 – urgent");

    ReceivedMail mail = mailbox.newest().getFirst();
    assertThat(mail.text()).contains("Please sign in.");
    assertThat(get("/" + mail.number()).body())
        .contains("Please sign in.")
        .contains("srcdoc=\"&lt;p&gt;Please &lt;b&gt;sign in&lt;/b&gt;.&lt;/p&gt;")
        .contains("&lt;W-4711@wardline&gt;");
  }

  @Test
  void what_a_mail_says_is_text_and_not_markup_of_the_page() throws Exception {
    send(Mail.withText("duty@council.example", "<script>alert(1)</script>", "<b>bold</b>"));

    assertThat(get("").body()).doesNotContain("<script>");
    assertThat(get("/" + mailbox.newest().getFirst().number()).body())
        .doesNotContain("<script>")
        .doesNotContain("<b>bold</b>");
  }

  @Test
  void a_number_that_no_mail_has_is_not_found() throws Exception {
    assertThat(get("/99999").statusCode()).isEqualTo(404);
    assertThat(get("/0").statusCode()).isEqualTo(404);
  }

  private void send(Mail mail) {
    mailer.send(mail).await().indefinitely();
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(URI.create(page + path)).build(), BodyHandlers.ofString());
  }
}
