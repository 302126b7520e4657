package org.wardline.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.events.CfnRule;
import software.constructs.Construct;

/**
 * An event about nobody that goes through the same door as all others, every quarter of an hour.
 */
final class SyntheticEvent {

  private static final String EVENT =
      """
      {"specversion": "1.0", "type": "org.wardline.care-event.v1", "source": "//wardline/synthetic", "id": "<id>",
       "data": {"nhsNumber": "9999999980", "dateOfBirth": "2015-01-01", "kind": "arrival",
         "organisation": {"code": "ZZ999", "name": "SYNTHETIC"}, "careSetting": "emergency-department",
         "occurredAt": "<time>"}}""";

  private final CfnRule rule;

  SyntheticEvent(Construct scope, Parameters parameters, String endpoint) {
    Destination destination =
        new Destination(
            scope,
            "Synthetic",
            parameters.get("Name") + "-synthetic",
            endpoint + "/care-events",
            "{{resolve:secretsmanager:"
                + parameters.get("SyntheticSender")
                + ":SecretString:key}}");
    rule =
        CfnRule.Builder.create(scope, "SyntheticTrigger")
            .name(parameters.get("Name") + "-synthetic")
            .scheduleExpression("rate(15 minutes)")
            .targets(
                List.of(
                    destination
                        .target("synthetic", Map.of("Content-Type", "application/cloudevents+json"))
                        .inputTransformer(
                            CfnRule.InputTransformerProperty.builder()
                                .inputPathsMap(Map.of("id", "$.id", "time", "$.time"))
                                .inputTemplate(EVENT)
                                .build())
                        .build()))
            .build();
  }

  CfnRule rule() {
    return rule;
  }
}
