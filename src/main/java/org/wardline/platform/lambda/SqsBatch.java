package org.wardline.platform.lambda;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The messages of one event, equal ones once, with the queue's ids of each. */
final class SqsBatch<M> {

  private final Map<M, List<String>> idsOf = new LinkedHashMap<>();
  private final List<String> unreadable = new ArrayList<>();

  void add(String id, M message) {
    idsOf.computeIfAbsent(message, unused -> new ArrayList<>()).add(id);
  }

  void addUnreadable(String id) {
    unreadable.add(id);
  }

  List<M> messages() {
    return List.copyOf(idsOf.keySet());
  }

  List<String> idsOf(M message) {
    return idsOf.get(message);
  }

  /** Names the messages that stay on the queue: the unreadable ones and the given ones. */
  SQSBatchResponse leaving(Set<M> left) {
    return new SQSBatchResponse(
        Stream.concat(unreadable.stream(), left.stream().map(idsOf::get).flatMap(List::stream))
            .map(BatchItemFailure::new)
            .toList());
  }
}
