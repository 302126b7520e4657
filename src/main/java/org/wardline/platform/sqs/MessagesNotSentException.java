package org.wardline.platform.sqs;

import java.util.List;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;

/** The queue service took a batch but refused some of its messages; names the codes, no content. */
public class MessagesNotSentException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MessagesNotSentException(String queue, List<BatchResultErrorEntry> failed) {
    super(
        "queue %s refused %d message(s): %s"
            .formatted(
                queue,
                failed.size(),
                failed.stream().map(BatchResultErrorEntry::code).distinct().toList()));
  }
}
