package org.wardline.platform.local;

import io.smallrye.config.SmallRyeConfig;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jboss.logging.Logger;
import org.wardline.platform.lambda.FunctionsConfig;
import org.wardline.platform.local.mesh.LocalMesh;

/** The embedded servers together: PostgreSQL, queues, mail and MESH. */
public final class LocalStack implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(LocalStack.class);
  private static final String STARTED = "org.wardline.started.";

  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private final Map<String, String> settings = new HashMap<>();

  private LocalStack() {}

  /**
   * Starts the servers once per virtual machine and profile, also when a live reload comes by with
   * another class loader, and stops them at its end. Answers the settings to use them with.
   */
  public static synchronized Map<String, String> once(String profile) {
    String started = System.getProperty(STARTED + profile);
    if (started != null) {
      return LocalSettings.read(started);
    }
    LocalStack stack = start(profile);
    Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "local servers stop"));
    System.setProperty(STARTED + profile, LocalSettings.write(stack.settings()));
    return stack.settings();
  }

  /**
   * Starts the servers with the settings of a profile ({@code application.properties}, environment,
   * system properties). Fails if the directory is in use by another process.
   */
  public static LocalStack start(String profile) {
    SmallRyeConfig config = LocalSettings.of(profile);
    LocalStack stack = new LocalStack();
    try {
      stack.open(
          config.getConfigMapping(LocalConfig.class),
          config.getConfigMapping(FunctionsConfig.class));
      return stack;
    } catch (RuntimeException e) {
      stack.close();
      throw e;
    }
  }

  /** The settings with which an application uses these servers. */
  public Map<String, String> settings() {
    return Map.copyOf(settings);
  }

  /** Stops the servers; the database keeps its data. */
  @Override
  public void close() {
    while (!opened.isEmpty()) {
      try {
        opened.pop().close();
      } catch (Exception e) {
        LOG.warnf(e, "a local server did not stop");
      }
    }
  }

  private void open(LocalConfig local, FunctionsConfig functions) {
    LocalDirectory directory = opened(LocalDirectory.claim(local.directory()));
    LocalPostgres postgres =
        opened(
            LocalPostgres.open(
                directory.resolve("postgres"),
                local.binaries().orElse(directory.resolve("binaries")),
                local.databasePort()));
    postgres.database().prepare();
    settings.putAll(postgres.database().settings());
    settings.putAll(opened(LocalQueues.open(functions)).settings());
    settings.putAll(opened(LocalMail.open()).settings());
    settings.putAll(opened(LocalMesh.open()).settings());
    opened(postgres::waitUntilUnused);
    LOG.infof("local servers are up: postgresql on port %d", postgres.port());
  }

  /** Remembers what is to be closed, in the opposite order. */
  private <T extends AutoCloseable> T opened(T server) {
    opened.push(server);
    return server;
  }
}
