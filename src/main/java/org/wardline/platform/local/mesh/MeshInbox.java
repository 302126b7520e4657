package org.wardline.platform.local.mesh;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wardline.platform.local.mesh.MeshFaults.Fault;
import org.wardline.platform.local.mesh.StoredMessage.Status;

/** The list of what waits in a mailbox. */
final class MeshInbox {

  private static final int DEFAULT_RESULTS = 500;

  private final MeshStore store;

  MeshInbox(MeshStore store) {
    this.store = store;
  }

  /**
   * One page of what waits, as the JSON of version 2. The filter goes over the page, as MESH's
   * does, so that a page may be empty though more follow.
   */
  Map<String, Object> list(String mailbox, MeshRequest request, Fault fault) {
    int most = request.query("max_results").map(MeshInbox::results).orElse(DEFAULT_RESULTS);
    String filter = request.query("workflow_filter").orElse("");
    List<StoredMessage> waiting = waiting(mailbox, fault);
    int all = waiting.size();
    int from = request.query("continue_from").map(MeshInbox::offset).orElse(0);
    List<StoredMessage> page = waiting.subList(Math.min(from, all), Math.min(from + most, all));
    var links = new LinkedHashMap<String, String>();
    String self = "/messageexchange/" + mailbox + "/inbox?max_results=" + most + filterPart(filter);
    links.put("self", self);
    if (from + most < all) {
      links.put("next", self + "&continue_from=" + token(from + most));
    }
    return Map.of("messages", ids(page, filter), "links", links, "approx_inbox_count", all);
  }

  private List<StoredMessage> waiting(String mailbox, Fault fault) {
    List<StoredMessage> waiting =
        store.all(message -> message.to().equals(mailbox) && message.status() == Status.ACCEPTED);
    if (fault == Fault.OUT_OF_ORDER) {
      Collections.reverse(waiting);
    }
    if (fault == Fault.DUPLICATE) {
      waiting.addAll(List.copyOf(waiting));
    }
    return waiting;
  }

  private static List<String> ids(List<StoredMessage> page, String filter) {
    return page.stream()
        .filter(message -> WorkflowFilter.of(filter).test(message.workflow()))
        .map(StoredMessage::id)
        .toList();
  }

  private static int results(String asked) {
    int most = Integer.parseInt(asked);
    if (most < 10 || most > 5_000) {
      throw MeshError.badRequest("max_results must be between 10 and 5000");
    }
    return most;
  }

  private static String filterPart(String filter) {
    return filter.isEmpty()
        ? ""
        : "&workflow_filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8);
  }

  /** Long enough for the real interface, which wants at least 24 characters. */
  private static String token(int offset) {
    String text = "{\"offset\": \"%020d\"}".formatted(offset);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static int offset(String token) {
    String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.US_ASCII);
    return Integer.parseInt(text.replaceAll("[^0-9]", ""));
  }
}
