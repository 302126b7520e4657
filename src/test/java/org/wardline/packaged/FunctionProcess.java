package org.wardline.packaged;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** One function of the package in a process of its own, under AWS's own runtime client. */
final class FunctionProcess implements AutoCloseable {

  static final Path LOGS = Directories.OWN;

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final DeployedFunction function;
  private final Path log;
  private final RuntimeApi api;
  private final Process process;
  private final long started = System.nanoTime();
  private final long logBefore;

  private FunctionProcess(
      DeployedFunction function, Path log, long logBefore, RuntimeApi api, Process process) {
    this.function = function;
    this.log = log;
    this.api = api;
    this.process = process;
    this.logBefore = logBefore;
  }

  /** Starts the process with these environment variables and no others but the runtime's own. */
  static FunctionProcess start(
      DeployedFunction function,
      Map<String, String> environment,
      FunctionZip zip,
      RuntimeClient client) {
    return start(function, environment, zip.directory(), client.command(FunctionImage.HANDLER));
  }

  /** Starts the process by a command of its own in the directory that holds the function. */
  static FunctionProcess start(
      DeployedFunction function,
      Map<String, String> environment,
      Path directory,
      List<String> command) {
    RuntimeApi api = new RuntimeApi(function.name(), Duration.ofSeconds(function.timeout()));
    Path log = LOGS.resolve(function.name() + ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(log.toFile()));
    builder.environment().clear();
    builder.environment().putAll(ownOfTheRuntime(function, directory, api));
    builder.environment().putAll(environment);
    try {
      long before = Files.exists(log) ? Files.size(log) : 0;
      return new FunctionProcess(function, log, before, api, builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until the process asks for work; the time since its start. */
  Duration awaitReady() {
    await(api.ready());
    return Duration.ofNanos(System.nanoTime() - started);
  }

  /** Sends an event and waits for the answer. */
  RuntimeApi.Answer send(String event) {
    return await(offer(event));
  }

  /** Sends an event; the answer comes later. */
  CompletableFuture<RuntimeApi.Answer> offer(String event) {
    return api.send(event);
  }

  /** How long processors worked for the process so far, which other work hardly changes. */
  Duration processorTime() {
    return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** The process's resident memory in bytes, where the system tells it. */
  long residentBytes() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException notLinux) {
      return 0;
    }
  }

  /** What this process has said. */
  String ownLog() {
    try {
      byte[] all = Files.readAllBytes(log);
      return new String(all, (int) logBefore, all.length - (int) logBefore, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Asks the process to end, and waits until it has. */
  void end() {
    process.destroy();
    process.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  Duration age() {
    return Duration.ofNanos(System.nanoTime() - started);
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
    api.close();
  }

  /** Waits for what the process is to bring, and fails if it ends instead. */
  <T> T await(CompletableFuture<T> coming) {
    try {
      CompletableFuture.anyOf(coming, process.onExit()).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      if (coming.isDone()) {
        return coming.get();
      }
      throw new AssertionError(
          "%s ended with exit code %d; its log is %s"
              .formatted(function.name(), process.exitValue(), log));
    } catch (TimeoutException | ExecutionException e) {
      throw new AssertionError(function.name() + " does not answer; its log is " + log, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static Map<String, String> ownOfTheRuntime(
      DeployedFunction function, Path directory, RuntimeApi api) {
    return Map.ofEntries(
        Map.entry("AWS_LAMBDA_RUNTIME_API", api.address()),
        Map.entry("_HANDLER", FunctionImage.HANDLER),
        Map.entry("LAMBDA_TASK_ROOT", directory.toString()),
        Map.entry("AWS_LAMBDA_FUNCTION_NAME", function.name()),
        Map.entry("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST"),
        Map.entry(
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", function.properties().get("MemorySize").asText()),
        Map.entry("AWS_LAMBDA_LOG_FORMAT", "TEXT"),
        Map.entry("AWS_REGION", "eu-west-2"),
        Map.entry("AWS_ACCESS_KEY_ID", "local"),
        Map.entry("AWS_SECRET_ACCESS_KEY", "local"),
        Map.entry("AWS_SESSION_TOKEN", "local"),
        Map.entry("PATH", "/usr/local/bin:/usr/bin:/bin"),
        Map.entry("LANG", "en_US.UTF-8"),
        Map.entry("TZ", ":UTC"));
  }
}
