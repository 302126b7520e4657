package org.wardline.register.loading;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * That a file is to be loaded.
 *
 * @param id derived from where the file lies and which version of it, so that the same request
 *     twice is one load
 * @param full whether the file lists every child, so that who is not in it is closed
 * @param asAt the moment for which the file is right, unless it says so itself
 * @param file where it lies
 * @param broughtBy the worker who brought it over the pages, or null
 */
record LoadRequest(
    UUID id, String authority, boolean full, Instant asAt, String file, UUID broughtBy) {

  static LoadRequest of(String authority, boolean full, Instant asAt, String file, String version) {
    String key = authority + "|" + full + "|" + file + "|" + version;
    return new LoadRequest(
        UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)),
        authority,
        full,
        asAt,
        file,
        FileKey.broughtBy(file));
  }

  String kind() {
    return full ? "full" : "changes";
  }

  /** The file's name may be personal. */
  @Override
  public String toString() {
    return "LoadRequest[" + id + ']';
  }
}
