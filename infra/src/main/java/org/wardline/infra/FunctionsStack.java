package org.wardline.infra;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.NestedStack;
import software.amazon.awscdk.services.apigatewayv2.CfnApi;
import software.amazon.awscdk.services.lambda.CfnFunction;
import software.amazon.awscdk.services.lambda.CfnLayerVersion;

/** The functions, each with a role, a log and a trigger of its own. */
final class FunctionsStack extends NestedStack {

  private final Map<String, DeployedFunction> functions = new LinkedHashMap<>();
  private final HttpApi api;

  FunctionsStack(
      WardlineStack parent,
      Parameters parameters,
      List<FunctionRow> rows,
      Surroundings surroundings) {
    super(parent, "functions");
    NetworkRights network = new NetworkRights(this);
    CfnLayerVersion files = operatorFiles(parameters);
    for (FunctionRow row : rows) {
      functions.put(
          row.name(), new DeployedFunction(this, row, parameters, surroundings, network, files));
    }
    api = new HttpApi(this, parameters, surroundings.data());
    rows.stream()
        .filter(row -> row.trigger() instanceof Trigger.HttpPost)
        .forEach(row -> api.route(row, of(row.name())));
  }

  CfnFunction of(String name) {
    return functions.get(name).function();
  }

  DeployedFunction deployed(String name) {
    return functions.get(name);
  }

  CfnApi api() {
    return api.api();
  }

  String apiEndpoint() {
    return api.api().getAttrApiEndpoint();
  }

  private CfnLayerVersion operatorFiles(Parameters parameters) {
    return CfnLayerVersion.Builder.create(this, "OperatorFiles")
        .description("The database authority's certificates, and who may send care events")
        .content(
            CfnLayerVersion.ContentProperty.builder()
                .s3Bucket(parameters.get("ArtefactBucket"))
                .s3Key("wardline/" + parameters.get("Version") + "/operator-files.zip")
                .build())
        .build();
  }
}
