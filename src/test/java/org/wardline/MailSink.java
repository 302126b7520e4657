package org.wardline;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * An SMTP sink that remembers the Message-ID of everything it took over, and where it would have to
 * go back to; a test may cut a connection on both sides of that.
 */
public final class MailSink implements AutoCloseable {
  private static final String TAKEN_OVER = "250 taken over";
  private static final String MAIL_FROM = "MAIL FROM:";
  private static final String RECIPIENT = "RCPT TO:";
  private static final String GREETING = "greeting";
  private static final String LOGIN = "AUTH";
  private static final String AFTER_MAIL = "after mail";
  private static final long SLOW_MILLIS = 6_000;

  private final Predicate<String> cut;
  private final ServerSocket socket;
  private volatile String answer = TAKEN_OVER;
  private volatile boolean slow;
  private volatile List<String> hangsAt = List.of();
  private final AtomicBoolean cutsNext = new AtomicBoolean();
  private final AtomicInteger connections = new AtomicInteger();
  private final Map<String, String> refusals = new ConcurrentHashMap<>();
  private final List<Mail> taken = new CopyOnWriteArrayList<>();
  private final List<String> returnPaths = new CopyOnWriteArrayList<>();

  /** Never cuts. */
  public MailSink() {
    this(place -> false);
  }

  /** Cuts the connection where the predicate says so: {@code before mail} or {@code after mail}. */
  public MailSink(Predicate<String> cut) {
    this.cut = cut;
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofPlatform().daemon().name("mail-relay").start(this::acceptAll);
  }

  public int port() {
    return socket.getLocalPort();
  }

  /** A mail that was taken over: its Message-ID, and to whom its envelope goes. */
  public record Mail(String messageId, String to) {}

  /** The Message-IDs of all mail that was taken over, in order. */
  public List<String> taken() {
    return taken.stream().map(Mail::messageId).toList();
  }

  /** As {@link #taken}, with the recipients. */
  public List<Mail> mails() {
    return List.copyOf(taken);
  }

  /** The senders of the envelopes, as they were said. */
  public List<String> returnPaths() {
    return List.copyOf(returnPaths);
  }

  /** What every mail is answered with from now on, such as {@code 451 later}. */
  public void answerWith(String reply) {
    answer = reply;
  }

  /**
   * With what a command is refused from now on: {@code AUTH}, {@code MAIL FROM}, {@code RCPT TO},
   * {@code DATA}, or the {@code greeting}.
   */
  public void refuse(String command, String reply) {
    refusals.put(command, reply);
  }

  /** Takes every mail over from now on, and says so only when nobody listens any more. */
  public void takeSlowly() {
    slow = true;
  }

  /**
   * From now on it says nothing more, and closes nothing, at one of these places: a command, or the
   * {@code greeting}; each new connection at the next of them, an older one at once.
   */
  public void hangAt(String... places) {
    hangsAt = List.of(places);
  }

  /** Takes the next mail over, and cuts the connection instead of saying so. */
  public void cutAfterNextMail() {
    cutsNext.set(true);
  }

  /** Forgets what it took over, and takes over again. */
  public void clear() {
    hangsAt = List.of();
    cutsNext.set(false);
    taken.clear();
    returnPaths.clear();
    refusals.clear();
    slow = false;
    answer = TAKEN_OVER;
  }

  private void acceptAll() {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        Thread.ofPlatform().daemon().start(() -> serve(connection));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
      OutputStream out = connection.getOutputStream();
      String hangsHere = nextPlaceToHangAt();
      if (hangsHere.equals(GREETING)) {
        listenOnly(in);
        return;
      }
      reply(out, refusals.getOrDefault(GREETING, "220 relay"));
      String recipient = null;
      String line = in.readLine();
      while (line != null) {
        String command = line.toUpperCase(Locale.ROOT);
        if (!hangsAt.isEmpty() && command.startsWith(hangsHere)) {
          listenOnly(in);
          return;
        }
        if (refusal(command).isPresent()) {
          reply(out, refusal(command).get());
        } else if (command.startsWith("DATA")) {
          reply(out, "354 go on");
          if (!take(in, out, recipient)) {
            return;
          }
        } else if (command.startsWith("EHLO")) {
          reply(out, refusals.containsKey(LOGIN) ? "250-relay\r\n250 AUTH PLAIN" : "250 relay");
        } else {
          if (command.startsWith(MAIL_FROM)) {
            returnPaths.add(line.substring(MAIL_FROM.length()).trim());
          }
          recipient =
              command.startsWith(RECIPIENT) ? line.substring(RECIPIENT.length()).trim() : recipient;
          reply(out, command.startsWith("QUIT") ? "221 bye" : "250 ok");
        }
        if (command.startsWith("QUIT")) {
          return;
        }
        line = in.readLine();
      }
    } catch (IOException gone) {
      // the sender was killed
    }
  }

  private String nextPlaceToHangAt() {
    List<String> places = hangsAt;
    return places.isEmpty()
        ? ""
        : places.get(Math.floorMod(connections.getAndIncrement(), places.size()));
  }

  private static void listenOnly(BufferedReader in) throws IOException {
    while (in.readLine() != null) {
      // whoever speaks has to end it
    }
  }

  private Optional<String> refusal(String command) {
    return refusals.entrySet().stream()
        .filter(refused -> command.startsWith(refused.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private boolean take(BufferedReader in, OutputStream out, String recipient) throws IOException {
    String id = null;
    for (String line = in.readLine(); !".".equals(line); line = in.readLine()) {
      if (line == null) {
        return false;
      }
      if (line.toLowerCase(Locale.ROOT).startsWith("message-id:")) {
        id = line.substring("message-id:".length()).trim();
      }
    }
    if (cut.test("before mail")) {
      return false;
    }
    if (!answer.equals(TAKEN_OVER)) {
      reply(out, answer);
      return true;
    }
    taken.add(new Mail(id, recipient));
    if (cut.test(AFTER_MAIL) || cutsNext.getAndSet(false)) {
      return false;
    }
    if (slow) {
      sleep();
    }
    reply(out, TAKEN_OVER);
    return true;
  }

  private static void sleep() {
    try {
      Thread.sleep(SLOW_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void reply(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
