package org.wardline.packaged;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * AWS's runtime interface client, as it stands beside the package on Lambda.
 *
 * <p>By itself it unpacks its native library to one fixed place under /tmp: there a second process
 * would write over what the first one runs, and crash it. So it is unpacked once, here.
 */
final class RuntimeClient {

  private static final Path JARS = Path.of("target/lambda-runtime-client");
  static final String MAIN = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
  static final String NATIVE_LIBRARY =
      "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

  private final Path library;

  private RuntimeClient(Path library) {
    this.library = library;
  }

  /** Unpacks the native library of this machine's architecture into a directory. */
  static RuntimeClient unpackInto(Path directory) {
    String name =
        "libaws-lambda-jni.linux-%s.so"
            .formatted(System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64");
    Path library = directory.resolve(name).toAbsolutePath();
    try (JarFile jar = new JarFile(clientJar().toFile());
        InputStream from = jar.getInputStream(jar.getEntry("jni/" + name))) {
      Files.createDirectories(directory);
      Files.copy(from, library, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new RuntimeClient(library);
  }

  /** The unpacked native library. */
  Path library() {
    return library;
  }

  /** The command that runs a handler of the package in whose root it is started. */
  List<String> command(String handler) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-D%s=%s".formatted(NATIVE_LIBRARY, library),
        "-cp",
        Stream.concat(jars().map(Path::toString), Stream.of(".", "lib/*"))
            .collect(Collectors.joining(File.pathSeparator)),
        MAIN,
        handler);
  }

  private static Path clientJar() {
    return jars()
        .filter(jar -> jar.getFileName().toString().contains("runtime-interface-client"))
        .findFirst()
        .orElseThrow();
  }

  /** Its jars. */
  static Stream<Path> jars() {
    try (Stream<Path> jars = Files.list(JARS)) {
      return jars.map(Path::toAbsolutePath).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException("run this test by ./mvnw verify, which fetches the client", e);
    }
  }
}
