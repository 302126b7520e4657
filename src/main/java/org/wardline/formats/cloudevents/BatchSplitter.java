package org.wardline.formats.cloudevents;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.wardline.formats.UnreadableMessageException;

/**
 * Cuts a JSON array into the texts of its elements, without looking into them more than needed to
 * find their ends. What is wrong inside one element is so found when that element is read.
 */
final class BatchSplitter {

  private static final int DEEPEST = 1_000;

  /**
   * More than fit into the largest body; of anything smaller each may cost a line of the answer.
   */
  private static final int MOST = 5_000;

  private final JsonFactory json =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          .build();

  List<String> split(String array) {
    try (JsonParser parser = json.createParser(array)) {
      return split(parser, array);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static List<String> split(JsonParser parser, String array) throws IOException {
    try {
      expect(parser, JsonToken.START_ARRAY, "expected an array of events");
      var elements = new ArrayList<String>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        expectFewer(elements.size());
        elements.add(element(parser, array));
      }
      expect(parser, null, "something follows the array of events");
      return elements;
    } catch (JsonProcessingException unreadable) {
      throw new UnreadableMessageException(
          StrictJson.place(parser, ""), StrictJson.reason(unreadable));
    }
  }

  private static String element(JsonParser parser, String array) throws IOException {
    int from = (int) parser.currentTokenLocation().getCharOffset();
    parser.skipChildren();
    parser.finishToken();
    int to = (int) parser.currentLocation().getCharOffset();
    return array.substring(from, to);
  }

  private static void expectFewer(int already) {
    if (already == MOST) {
      throw new UnreadableMessageException(
          "body", "has more than %d events: send them in several messages".formatted(MOST));
    }
  }

  private static void expect(JsonParser parser, JsonToken token, String reason) throws IOException {
    if (parser.nextToken() != token) {
      throw new UnreadableMessageException(StrictJson.place(parser, ""), reason);
    }
  }
}
