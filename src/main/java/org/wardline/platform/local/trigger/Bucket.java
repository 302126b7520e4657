package org.wardline.platform.local.trigger;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3BucketEntity;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3Entity;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3EventNotificationRecord;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3ObjectEntity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A directory that stands in for a bucket: each file in it is an object, and starts the function
 * once, or again if it failed or the file was changed. A process that starts begins anew.
 */
final class Bucket {

  private final String function;
  private final Path directory;
  private final RequestHandler<S3Event, Object> handler;
  private final Invocations invocations;
  private final Set<String> handled = new HashSet<>();

  Bucket(
      String function,
      Path directory,
      RequestHandler<S3Event, Object> handler,
      Invocations invocations) {
    this.function = function;
    this.directory = directory;
    this.handler = handler;
    this.invocations = invocations;
  }

  String function() {
    return function;
  }

  /** Hands every new file to the function; answers how many it took. */
  synchronized int scan() {
    return (int) files().stream().filter(this::isNew).filter(this::hand).count();
  }

  /** The oldest first; a name that begins with a dot is still being written. */
  private List<Path> files() {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .sorted((a, b) -> version(a).compareTo(version(b)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the directory of a bucket cannot be read", e);
    }
  }

  private boolean isNew(Path file) {
    return !handled.contains(key(file) + version(file));
  }

  private boolean hand(Path file) {
    String seen = key(file) + version(file);
    try {
      invocations.invoke(function, handler, event(file));
      return handled.add(seen);
    } catch (FunctionFailedException nextScanTriesAgain) {
      return false;
    }
  }

  private S3Event event(Path file) {
    S3ObjectEntity object =
        new S3ObjectEntity(
            URLEncoder.encode(key(file), StandardCharsets.UTF_8).replace("%2F", "/"),
            attributes(file).size(),
            "",
            "",
            version(file));
    S3BucketEntity bucket = new S3BucketEntity("local", null, "arn:aws:s3:::local");
    return new S3Event(
        List.of(
            new S3EventNotificationRecord(
                "eu-west-2",
                "ObjectCreated:Put",
                "aws:s3",
                attributes(file).lastModifiedTime().toInstant().toString(),
                "2.1",
                null,
                null,
                new S3Entity("local", bucket, object, "1.0"),
                null)));
  }

  private String key(Path file) {
    return directory.relativize(file).toString().replace('\\', '/');
  }

  /** Rises with every change of the file. */
  private static String version(Path file) {
    BasicFileAttributes attributes = attributes(file);
    return "%020d-%d".formatted(attributes.lastModifiedTime().toMillis(), attributes.size());
  }

  private static BasicFileAttributes attributes(Path file) {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class);
    } catch (IOException e) {
      throw new UncheckedIOException("a file of a bucket cannot be read", e);
    }
  }
}
