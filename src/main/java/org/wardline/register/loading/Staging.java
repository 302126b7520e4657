package org.wardline.register.loading;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.wardline.platform.lambda.Awaiting;
import org.wardline.register.loading.StagedRows.SealedRow;

/**
 * Stores what is read of a file, chunk after chunk, while the next one is being read. Closing it
 * waits for the last chunk.
 */
final class Staging implements AutoCloseable {
  private final Load load;
  private final int chunk;
  private final LoadService service;
  private final Awaiting awaiting;
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final List<SealedRow> read = new ArrayList<>();
  private CompletableFuture<Void> stored = CompletableFuture.completedFuture(null);

  Staging(Load load, int chunk, LoadService service, Awaiting awaiting) {
    this.load = load;
    this.chunk = chunk;
    this.service = service;
    this.awaiting = awaiting;
  }

  /** Fails if the chunk before could not be stored. */
  void add(SealedRow row) {
    read.add(row);
    if (read.size() == chunk) {
      store();
    }
  }

  /** Waits until all is stored. */
  void finish() {
    if (!read.isEmpty()) {
      store();
    }
    awaitStored();
  }

  /** In the order of the file, one at a time: what is counted as read is there. */
  private void store() {
    awaitStored();
    List<SealedRow> rows = List.copyOf(read);
    read.clear();
    stored = CompletableFuture.runAsync(() -> store(rows), thread);
  }

  private void store(List<SealedRow> rows) {
    awaiting.await(() -> service.stage(load, rows));
    long last = rows.getLast().number();
    Progress.log(load, "read", last - rows.size(), rows.size());
  }

  private void awaitStored() {
    try {
      stored.join();
    } catch (CompletionException failure) {
      throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
    }
  }

  @Override
  public void close() {
    thread.close();
  }
}
