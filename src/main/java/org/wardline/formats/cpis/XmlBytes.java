package org.wardline.formats.cpis;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import org.wardline.formats.UnreadableMessageException;

/**
 * Reads the bytes of an XML document as characters, because the JDK's parser writes about bytes
 * that it cannot decode to standard error. UTF-16 is recognised by its first bytes; all else is
 * UTF-8, whatever the declaration says, or Latin-1 where the declaration says so and UTF-8 fails.
 */
final class XmlBytes {

  private static final int DECLARATION = 100;
  private static final int PIECE = 8_192;

  private XmlBytes() {}

  /** The document's characters without a byte order mark, decoded piece by piece. */
  static Reader open(byte[] document) {
    Charset charset = readableCharset(document);
    int mark = markLength(document, charset);
    return new InputStreamReader(
        new ByteArrayInputStream(document, mark, document.length - mark), charset);
  }

  private static Charset readableCharset(byte[] document) {
    Charset charset = charset(document);
    if (isReadable(document, charset)) {
      return charset;
    }
    if (declaresLatin1(document)) {
      return ISO_8859_1;
    }
    throw new UnreadableMessageException("message", "is not valid UTF-8 or UTF-16");
  }

  private static boolean isReadable(byte[] document, Charset charset) {
    CharsetDecoder decoder = charset.newDecoder();
    ByteBuffer bytes = ByteBuffer.wrap(document);
    CharBuffer piece = CharBuffer.allocate(PIECE);
    CoderResult result;
    do {
      piece.clear();
      result = decoder.decode(bytes, piece, true);
    } while (result.isOverflow());
    return !result.isError();
  }

  private static Charset charset(byte[] document) {
    if (document.length < 2) {
      return UTF_8;
    }
    return switch (((document[0] & 0xFF) << 8) | (document[1] & 0xFF)) {
      case 0xFEFF, '<' -> UTF_16BE;
      case 0xFFFE, '<' << 8 -> UTF_16LE;
      default -> UTF_8;
    };
  }

  private static boolean declaresLatin1(byte[] document) {
    var start = new String(document, 0, Math.min(DECLARATION, document.length), ISO_8859_1);
    return start.startsWith("<?xml") && start.contains("ISO-8859-1");
  }

  private static int markLength(byte[] document, Charset charset) {
    byte[] mark = "\ufeff".getBytes(charset.equals(ISO_8859_1) ? UTF_8 : charset);
    return new String(document, 0, Math.min(mark.length, document.length), ISO_8859_1)
            .equals(new String(mark, ISO_8859_1))
        ? mark.length
        : 0;
  }
}
