package org.wardline.platform.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Comparator;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/** A file that pages load, as it is and compressed. */
final class Asset {
  private static final Pattern FONT_FACE = Pattern.compile("@font-face\\{[^}]*}");
  private static final String RESERVED_FONT = "GDS Transport,";

  private final String name;
  private final byte[] plain;
  private final byte[] zipped;

  private Asset(String name, String text) {
    this.name = name;
    this.plain = text.getBytes(StandardCharsets.UTF_8);
    this.zipped = zip(plain);
  }

  /**
   * From the class path; a missing one ends the start, because no page could be read without it.
   */
  static Asset read(String resource) {
    return read(resource, text -> text);
  }

  static Asset read(String resource, UnaryOperator<String> change) {
    try (InputStream found =
        Thread.currentThread().getContextClassLoader().getResourceAsStream(resource)) {
      if (found == null) {
        throw new IllegalStateException(
            "the pages need " + resource + ", which is not in the build");
      }
      String text = new String(found.readAllBytes(), StandardCharsets.UTF_8);
      return new Asset(resource.substring(resource.lastIndexOf('/') + 1), change.apply(text));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The font is reserved to gov.uk: the style sheet is served without it. */
  static String withoutReservedFont(String styles) {
    return FONT_FACE.matcher(styles).replaceAll("").replace(RESERVED_FONT, "");
  }

  static byte[] digest(Collection<Asset> assets) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      assets.stream()
          .sorted(Comparator.comparing(Asset::name))
          .forEach(asset -> digest.update(asset.plain));
      return digest.digest();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  String name() {
    return name;
  }

  byte[] plain() {
    return plain.clone();
  }

  byte[] zipped() {
    return zipped.clone();
  }

  String type() {
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "css" -> "text/css; charset=utf-8";
      case "svg" -> "image/svg+xml";
      default -> "text/javascript; charset=utf-8";
    };
  }

  private static byte[] zip(byte[] bytes) {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
      zip.write(bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return zipped.toByteArray();
  }
}
