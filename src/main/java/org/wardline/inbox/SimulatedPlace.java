package org.wardline.inbox;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.wardline.register.DemoCouncil.DemoChild;

/** A place of the NHS that a demonstration plays. */
enum SimulatedPlace {
  EMERGENCY_DEPARTMENT(
      "Emergency department of Example General Hospital",
      "RXX01",
      "EXAMPLE GENERAL HOSPITAL",
      "emergency-department"),
  WALK_IN_CENTRE(
      "Walk-in centre in Exampletown", "RYY01", "EXAMPLETOWN WALK-IN CENTRE", "walk-in-centre"),
  AMBULANCE("Example Ambulance Service", "RXX02", "EXAMPLE AMBULANCE SERVICE", "ambulance");

  private static final String EVENT =
      """
      {"specversion": "1.0", "type": "org.wardline.care-event.v1", "source": "//simulator.example/%s", "id": "%s",
       "data": {"nhsNumber": "%s", "kind": "%s", "organisation": {"code": "%s", "name": "%s"},
         "localId": {"value": "%s", "authority": "999"},
         "careSetting": "%s", "occurredAt": "%s", "seenBy": {"name": "Sam Simulated", "role": "Nurse"}}}""";

  private final String words;
  private final String code;
  private final String organisation;
  private final String careSetting;

  SimulatedPlace(String words, String code, String organisation, String careSetting) {
    this.words = words;
    this.code = code;
    this.organisation = organisation;
    this.careSetting = careSetting;
  }

  /** What can happen there. */
  enum Happening {
    ARRIVAL("arrives", "arrival"),
    ADMISSION("is admitted", "admission"),
    LEFT_BEFORE_SEEN("leaves before anybody has seen them", "left-before-seen"),
    DEPARTURE("leaves", "departure");

    private final String words;
    private final String kind;

    Happening(String words, String kind) {
      this.words = words;
      this.kind = kind;
    }

    public String words() {
      return words;
    }
  }

  public String words() {
    return words;
  }

  /** The event as this place's system would send it, about an invented child. */
  byte[] event(Happening what, DemoChild child, UUID id, Instant at) {
    return EVENT
        .formatted(
            careSetting,
            id,
            child.nhsNumber(),
            what.kind,
            code,
            organisation,
            child.localId(),
            careSetting,
            at)
        .getBytes(StandardCharsets.UTF_8);
  }
}
