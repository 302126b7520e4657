package org.wardline.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.wardline.messages.DeliveryPlanned;
import org.wardline.messages.EventAccepted;
import org.wardline.packaged.FunctionImage.Start;

/**
 * The whole line, all cold: a request to intake, from its queue to matching, from its queue to
 * dispatch, until the desktop has its row and the relay the mail. Each function is started only
 * when its work is there.
 */
final class ColdChain {

  private static final String COUNCIL = "E09";

  /** One for each run, since a second event within a day adds to the same notification. */
  private static final List<String> NUMBERS =
      List.of(
          "9990000018",
          "9990000026",
          "9990000034",
          "9990000042",
          "9990000050",
          "9990000069",
          "9990000077",
          "9990000085",
          "9990000093");

  private static final LocalDate BORN = LocalDate.of(2018, 5, 17);

  private final TrainedImage image;
  private int runs;

  private ColdChain(TrainedImage image) {
    this.image = image;
  }

  /** Makes a council with its staff and a child for each run, by the function that does so. */
  static ColdChain withCouncil(TrainedImage image) {
    String folder = "register/" + COUNCIL;
    image.surroundings().putIntoInbox(folder + "/staff/staff.yaml", staff());
    image.surroundings().putIntoInbox(folder + "/full/register.csv", register());
    try (FunctionProcess loading = image.start("loading", Start.AOT)) {
      for (String file : List.of("/staff/staff.yaml", "/full/register.csv")) {
        assertThat(loading.send(Events.object(folder + file)).failed())
            .as(loading.ownLog())
            .isFalse();
      }
    }
    image.surroundings().purge(EventAccepted.QUEUE);
    return new ColdChain(image);
  }

  /** From the start of intake's process to the answer of dispatch. */
  Duration run() {
    String number = NUMBERS.get(runs++);
    List<FunctionProcess> processes = new ArrayList<>();
    long begun = System.nanoTime();
    try {
      String event = Events.ARRIVAL.replace("9990000018", number);
      step(processes, "intake", Events.request(event.replace("e-1", UUID.randomUUID().toString())));
      step(processes, "matching", fromQueue(EventAccepted.QUEUE));
      step(processes, "dispatch", fromQueue(DeliveryPlanned.QUEUE));
      Duration took = Duration.ofNanos(System.nanoTime() - begun);
      assertThat(image.surroundings().toldBy(COUNCIL)).contains("desktop sent", "email sent");
      return took;
    } finally {
      processes.forEach(FunctionProcess::close);
    }
  }

  private void step(List<FunctionProcess> processes, String function, String event) {
    FunctionProcess process = image.start(function, Start.AOT);
    processes.add(process);
    assertThat(process.send(event).failed()).as(process.ownLog()).isFalse();
  }

  private String fromQueue(String queue) {
    List<String> waiting = image.surroundings().take(queue);
    assertThat(waiting).as("messages for " + queue).isNotEmpty();
    return Events.messages(queue, waiting);
  }

  private static String staff() {
    try {
      return Files.readString(Path.of("src/docs/staff-example.yaml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String register() {
    return "nhs_number,local_id,given_name,family_name,date_of_birth,plan_type,plan_start,worker\n"
        + NUMBERS.stream()
            .map(
                number ->
                    "%s,L-%s,Child,Testchild,%s,CPP,2026-01-15,amira.stone@exampleshire.example\n"
                        .formatted(number, number, BORN))
            .collect(Collectors.joining());
  }
}
