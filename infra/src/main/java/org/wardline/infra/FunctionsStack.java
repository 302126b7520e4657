package org.wardline.infra;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.NestedStack;
import software.amazon.awscdk.services.lambda.CfnFunction;

/** The functions, each with a role, a log and a trigger of its own. */
final class FunctionsStack extends NestedStack {

  private final Map<String, DeployedFunction> functions = new LinkedHashMap<>();

  FunctionsStack(
      WardlineStack parent,
      Parameters parameters,
      List<FunctionRow> rows,
      Surroundings surroundings) {
    super(parent, "functions");
    NetworkRights network = new NetworkRights(this);
    for (FunctionRow row : rows) {
      functions.put(row.name(), new DeployedFunction(this, row, parameters, surroundings, network));
    }
    rows.forEach(row -> connect(row, parameters, surroundings.events()));
  }

  private void connect(FunctionRow row, Parameters parameters, EventsStack events) {
    switch (row.trigger()) {
      case Trigger.HttpPost ignored -> events.api().route(this, row, of(row.name()));
      case Trigger.Objects(String prefix) ->
          new ObjectFeed(this, parameters, row, events).from(prefix, of(row.name()));
      case Trigger.Queue ignored -> {}
      case Trigger.Rate ignored -> {}
      case Trigger.ByHand ignored -> {}
    }
  }

  CfnFunction of(String name) {
    return functions.get(name).function();
  }

  DeployedFunction deployed(String name) {
    return functions.get(name);
  }
}
