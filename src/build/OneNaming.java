import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Writes a package so that the same source gives the same bytes: entries in order, once each, with
 * one time; and what the generators of Quarkus and Hibernate number in the order in which threads
 * come by, or name by chance, is named in the order in which it is first met.
 *
 * <p>Run by the build: {@code java OneNaming.java <from> <to>}.
 */
class OneNaming {

  private static final LocalDateTime ONE_TIME = LocalDateTime.of(2026, 1, 1, 12, 0);
  private static final int MAGIC = 0xCAFEBABE;
  private static final int UTF8 = 1;

  /** The keys under which start-up steps hand values to each other: one naming for all classes. */
  private static final Pattern STARTUP_KEY = Pattern.compile("proxykey\\d+");

  /** Fields of proxies, which only their own class knows. */
  private static final Pattern PROXY_FIELD = Pattern.compile("(?<=cachedValue\\$)\\w{8}(?=\\$)");

  private final Map<String, String> startupKeys = new HashMap<>();

  public static void main(String[] arguments) throws IOException {
    new OneNaming().write(read(Path.of(arguments[0])), Path.of(arguments[1]));
  }

  private static Map<String, byte[]> read(Path zip) throws IOException {
    Map<String, byte[]> entries = new TreeMap<>();
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (!entry.isDirectory()) {
          entries.put(entry.getName(), in.readAllBytes());
        }
      }
    }
    return entries;
  }

  private void write(Map<String, byte[]> entries, Path zip) throws IOException {
    Files.deleteIfExists(zip);
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (Map.Entry<String, byte[]> file : entries.entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setTimeLocal(ONE_TIME);
        out.putNextEntry(entry);
        out.write(file.getKey().endsWith(".class") ? named(file.getValue()) : file.getValue());
        out.closeEntry();
      }
    }
  }

  /** The class with its texts renamed; all other bytes stay. */
  private byte[] named(byte[] type) throws IOException {
    Map<String, String> proxyFields = new HashMap<>();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(type.length);
    ByteArrayInputStream source = new ByteArrayInputStream(type);
    DataInputStream in = new DataInputStream(source);
    DataOutputStream out = new DataOutputStream(bytes);
    if (in.readInt() != MAGIC) {
      return type;
    }
    out.writeInt(MAGIC);
    out.writeInt(in.readInt());
    int constants = in.readUnsignedShort();
    out.writeShort(constants);
    for (int i = 1; i < constants; i++) {
      int tag = in.readUnsignedByte();
      out.writeByte(tag);
      if (tag == UTF8) {
        byte[] text = in.readNBytes(in.readUnsignedShort());
        byte[] renamed = renamed(text, proxyFields);
        out.writeShort(renamed.length);
        out.write(renamed);
      } else {
        out.write(in.readNBytes(sizeOf(tag)));
        i += isWide(tag) ? 1 : 0;
      }
    }
    in.transferTo(out);
    return bytes.toByteArray();
  }

  private byte[] renamed(byte[] text, Map<String, String> proxyFields) {
    String written = new String(text, UTF_8);
    if (!written.contains("proxykey") && !written.contains("cachedValue$")) {
      return text;
    }
    String once = inOrder(STARTUP_KEY.matcher(written), "proxykey%d", startupKeys);
    return inOrder(PROXY_FIELD.matcher(once), "%08d", proxyFields).getBytes(UTF_8);
  }

  private static String inOrder(Matcher found, String name, Map<String, String> known) {
    return found.replaceAll(
        one -> known.computeIfAbsent(one.group(), any -> name.formatted(known.size() + 1)));
  }

  /** Long and double take two places. */
  private static boolean isWide(int tag) {
    return tag == 5 || tag == 6;
  }

  /** The bytes of a constant behind its tag: JVM specification, 4.4. */
  private static int sizeOf(int tag) {
    return switch (tag) {
      case 3, 4, 9, 10, 11, 12, 17, 18 -> 4;
      case 5, 6 -> 8;
      case 7, 8, 16, 19, 20 -> 2;
      case 15 -> 3;
      default -> throw new IllegalArgumentException("no constant of a class has the tag " + tag);
    };
  }
}
