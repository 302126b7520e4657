package org.wardline.dispatch.email;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.wardline.platform.command.Command;
import org.wardline.platform.lambda.Awaiting;

/**
 * The command by which operators look at a council's own text of its e-mails, send it to an address
 * of theirs, keep it, or discard it; a text is a directory with {@code subject.txt}, {@code
 * plain.txt} and {@code html.html}.
 */
@ApplicationScoped
class TextsCommand implements Command {
  private static final int WITHOUT_DIRECTORY = 3;
  private static final int WITH_DIRECTORY = 4;
  private static final int WITH_ADDRESS = 5;

  private final MessageTexts texts;
  private final Awaiting awaiting;

  TextsCommand(MessageTexts texts, Awaiting awaiting) {
    this.texts = texts;
    this.awaiting = awaiting;
  }

  @Override
  public String usage() {
    return "texts <ODS code> preview|keep <directory> | send <directory> <address> | discard";
  }

  @Override
  public int run(PrintStream out, String... words) {
    try {
      return switch (words.length) {
        case WITHOUT_DIRECTORY -> discard(out, words[1], words[2]);
        case WITH_DIRECTORY -> withDraft(out, words[1], words[2], read(Path.of(words[3])));
        case WITH_ADDRESS -> send(out, words[2], read(Path.of(words[3])), words[4]);
        default -> explain(out);
      };
    } catch (IOException unreadable) {
      out.println("the directory needs subject.txt, plain.txt and html.html, in UTF-8");
      return NOT_DONE;
    }
  }

  private int discard(PrintStream out, String authority, String act) {
    return act.equals("discard")
        ? done(out, "discarded", () -> texts.discard(authority, null))
        : explain(out);
  }

  private int withDraft(PrintStream out, String authority, String act, MessageText draft) {
    return switch (act) {
      case "preview" -> preview(out, draft);
      case "keep" -> done(out, "kept", () -> texts.keep(authority, draft, null));
      default -> explain(out);
    };
  }

  private int preview(PrintStream out, MessageText draft) {
    try {
      Message filled = texts.preview(draft);
      out.printf("%s%n%n%s%n%n%s%n", filled.subject(), filled.plain(), filled.html());
      return DONE;
    } catch (UnusableTextException unusable) {
      out.println(unusable.getMessage());
      return NOT_DONE;
    }
  }

  private int send(PrintStream out, String act, MessageText draft, String address) {
    return act.equals("send")
        ? done(out, "sent", () -> texts.testSend(draft, address))
        : explain(out);
  }

  /** A text that may not be used is told with what to change. */
  private int done(PrintStream out, String word, Supplier<Uni<Void>> act) {
    String told =
        awaiting.await(
            () ->
                act.get()
                    .replaceWith(word)
                    .onFailure(UnusableTextException.class)
                    .recoverWithItem(Throwable::getMessage));
    out.println(told);
    return told.equals(word) ? DONE : NOT_DONE;
  }

  private static MessageText read(Path directory) throws IOException {
    return new MessageText(
        Files.readString(directory.resolve("subject.txt")).strip(),
        Files.readString(directory.resolve("plain.txt")),
        Files.readString(directory.resolve("html.html")));
  }
}
