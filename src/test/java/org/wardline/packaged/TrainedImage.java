package org.wardline.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.wardline.packaged.FunctionImage.Start;

/** The functions' image in its surroundings, and the cache of it that a training run leaves. */
record TrainedImage(FunctionImage image, Surroundings surroundings) {

  private static final Template TEMPLATE = Template.read();

  /** It opens the database, unwraps a key and sends to a queue: what most functions do. */
  private static final String TRAINED_WITH = "intake";

  private static final int EVENTS = 3;

  /** Makes the cache that is deployed; the schema and the first key must be there. */
  void train() {
    train(FunctionImage.AOT_CACHE, "-XX:AOTCacheOutput=");
  }

  /** Makes the archive of an older kind that it is compared with. */
  void trainForComparison() {
    train(FunctionImage.CDS_ARCHIVE, "-XX:ArchiveClassesAtExit=");
  }

  /** Runs one start in which the runtime writes down at the end what it has loaded. */
  private void train(Path cache, String option) {
    try (FunctionProcess process = start(TRAINED_WITH, image.command(List.of(option + cache)))) {
      for (int i = 0; i < EVENTS; i++) {
        var answer = process.send(Events.arrival(Events.API_KEY, UUID.randomUUID().toString()));
        assertThat(answer.failed()).as(answer.body()).isFalse();
      }
      process.end();
    }
    assertThat(image.directory().resolve(cache)).isNotEmptyFile();
  }

  FunctionProcess start(String function, Start start) {
    return start(function, image.command(start));
  }

  private FunctionProcess start(String name, List<String> command) {
    DeployedFunction function = TEMPLATE.functions().get(name);
    return FunctionProcess.start(
        function, surroundings.environmentOf(function), image.directory(), command);
  }
}
