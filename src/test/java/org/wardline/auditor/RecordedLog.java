package org.wardline.auditor;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;

/** Keeps the lines that a package logs, as they are written out. */
public final class RecordedLog extends Handler implements AutoCloseable {

  private final PatternFormatter format = new PatternFormatter("%p %s");
  private final Logger logger;
  private final List<String> lines = new CopyOnWriteArrayList<>();

  private RecordedLog(Logger logger) {
    this.logger = logger;
  }

  public static RecordedLog of(String name) {
    RecordedLog log = new RecordedLog(Logger.getLogger(name));
    log.logger.addHandler(log);
    return log;
  }

  public List<String> lines() {
    return lines;
  }

  @Override
  public void publish(LogRecord line) {
    lines.add(format.format(ExtLogRecord.wrap(line)));
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    logger.removeHandler(this);
  }
}
