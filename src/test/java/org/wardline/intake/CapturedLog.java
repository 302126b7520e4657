package org.wardline.intake;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Everything that is logged while it is open, at every level of our own, with stack traces. */
final class CapturedLog extends Handler implements AutoCloseable {

  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final SimpleFormatter formatter = new SimpleFormatter();
  private final Logger root = LogManager.getLogManager().getLogger("");
  private final Logger own = Logger.getLogger("org.wardline");
  private final Level before = own.getLevel();

  CapturedLog() {
    setLevel(Level.ALL);
    own.setLevel(Level.ALL);
    root.addHandler(this);
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  @Override
  public void publish(LogRecord record) {
    var line = new StringWriter();
    line.append(formatter.formatMessage(record)).append(String.valueOf(record.getMessage()));
    if (record.getParameters() != null) {
      line.append(List.of(record.getParameters()).toString());
    }
    if (record.getThrown() != null) {
      record.getThrown().printStackTrace(new PrintWriter(line, true));
    }
    lines.add(line.toString());
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    root.removeHandler(this);
    own.setLevel(before);
  }
}
