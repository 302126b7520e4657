package org.wardline.platform.local.mesh;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A message in the stand-in, with its parts as they were sent. */
final class StoredMessage {

  /** How far a message has come, as tracking names it. */
  enum Status {
    UPLOADING,
    ACCEPTED,
    ACKNOWLEDGED
  }

  private final String id;
  private final String from;
  private final String to;
  private final Map<String, String> headers;
  private final int chunkCount;
  private final Instant sentAt;
  private final List<byte[]> chunks = new ArrayList<>();
  private Status status;

  /** The headers are those of the sender, in lower case; a report has no chunks. */
  StoredMessage(
      String id,
      String from,
      String to,
      Map<String, String> headers,
      int chunkCount,
      Instant sentAt) {
    this.id = id;
    this.from = from;
    this.to = to;
    this.headers = Map.copyOf(headers);
    this.chunkCount = chunkCount;
    this.sentAt = sentAt;
    this.status = chunkCount > 1 ? Status.UPLOADING : Status.ACCEPTED;
  }

  String id() {
    return id;
  }

  String from() {
    return from;
  }

  String to() {
    return to;
  }

  Instant sentAt() {
    return sentAt;
  }

  int chunkCount() {
    return chunkCount;
  }

  Status status() {
    return status;
  }

  /** A header that the sender gave, or an empty text. */
  String header(String name) {
    return headers.getOrDefault(name, "");
  }

  String workflow() {
    return header("mex-workflowid");
  }

  boolean isReport() {
    return header("mex-messagetype").equals("REPORT");
  }

  /** Takes chunk k, again too; the last one makes the message arrive. */
  void put(int k, byte[] chunk) {
    while (chunks.size() < k) {
      chunks.add(new byte[0]);
    }
    chunks.set(k - 1, chunk.clone());
    if (k == chunkCount && status == Status.UPLOADING) {
      status = Status.ACCEPTED;
    }
  }

  byte[] chunk(int k) {
    return chunks.get(k - 1).clone();
  }

  boolean hasChunk(int k) {
    return k >= 1 && k <= chunks.size() && k <= chunkCount;
  }

  void acknowledge() {
    if (status == Status.ACCEPTED) {
      status = Status.ACKNOWLEDGED;
    }
  }
}
