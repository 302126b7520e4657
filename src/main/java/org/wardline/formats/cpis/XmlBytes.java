package org.wardline.formats.cpis;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import org.wardline.formats.UnreadableMessageException;

/**
 * Turns the bytes of an XML document into characters, because the JDK's parser writes about bytes
 * that it cannot decode to standard error. UTF-16 is recognised by its first bytes; all else is
 * UTF-8, whatever the declaration says, or Latin-1 where the declaration says so and UTF-8 fails.
 */
final class XmlBytes {

  private static final int BYTE_ORDER_MARK = 0xFEFF;
  private static final int DECLARATION = 100;

  private XmlBytes() {}

  /** The document's characters without a byte order mark. */
  static String decode(byte[] document) {
    try {
      return withoutMark(decode(document, charset(document)));
    } catch (CharacterCodingException wrongCharset) {
      if (declaresLatin1(document)) {
        return new String(document, ISO_8859_1);
      }
      throw new UnreadableMessageException("message", "is not valid UTF-8 or UTF-16");
    }
  }

  private static String decode(byte[] document, Charset charset) throws CharacterCodingException {
    return charset.newDecoder().decode(ByteBuffer.wrap(document)).toString();
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

  private static String withoutMark(String text) {
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
  }
}
