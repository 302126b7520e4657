package org.wardline.mesh;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Stands before a server, without TLS, and lets everything through but one answer: the first one to
 * a sending, instead of which it hangs up. The server has done what it was asked by then.
 */
final class AnswerLosingFront implements Closeable {

  private static final String SENDING = "/outbox HTTP/1.1";

  private final URI server;
  private final ServerSocket front;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicBoolean due = new AtomicBoolean(true);
  private final AtomicBoolean lost = new AtomicBoolean();

  AnswerLosingFront(URI server) throws IOException {
    this.server = server;
    this.front = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.execute(this::serve);
  }

  URI url() {
    return URI.create("http://localhost:" + front.getLocalPort());
  }

  /** Whether the answer was lost already. */
  boolean isDone() {
    return lost.get();
  }

  private void serve() {
    try {
      while (!front.isClosed()) {
        Socket client = front.accept();
        Socket behind = new Socket(server.getHost(), server.getPort());
        var losing = new AtomicBoolean();
        threads.execute(() -> there(client, behind, losing));
        threads.execute(() -> back(client, behind, losing));
      }
    } catch (IOException closed) {
      if (!front.isClosed()) {
        throw new UncheckedIOException(closed);
      }
    }
  }

  private void there(Socket client, Socket behind, AtomicBoolean losing) {
    copy(
        client,
        behind,
        piece -> {
          if (new String(piece, ISO_8859_1).contains(SENDING) && due.getAndSet(false)) {
            losing.set(true);
          }
          return true;
        });
  }

  private void back(Socket client, Socket behind, AtomicBoolean losing) {
    copy(
        behind,
        client,
        piece -> {
          lost.compareAndSet(false, losing.get());
          return !losing.get();
        });
  }

  private interface Passing {
    boolean passes(byte[] piece);
  }

  /** Copies while pieces pass; both sides are hung up afterwards. */
  private static void copy(Socket from, Socket to, Passing passing) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      byte[] buffer = new byte[65_536];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        byte[] piece = Arrays.copyOf(buffer, read);
        if (!passing.passes(piece)) {
          return;
        }
        to.getOutputStream().write(piece);
      }
    } catch (IOException hungUp) {
      // the other side has hung up: so does this one, by the end of the block
    }
  }

  @Override
  public void close() throws IOException {
    front.close();
    threads.shutdownNow();
  }
}
