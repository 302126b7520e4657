package org.wardline.infra;

import java.util.List;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.CfnRule;
import software.amazon.awscdk.CfnRuleAssertion;
import software.amazon.awscdk.DefaultStackSynthesizer;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.NestedStack;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;

/** One council's deployment: the parameters, and a nested stack for each thing. */
final class WardlineStack extends Stack {

  static final String ID = "wardline";

  final NetworkStack network;
  final DataStack data;
  final QueuesStack queues;
  final EventsStack events;
  final FunctionsStack functions;
  final WebStack web;
  final SchedulesStack schedules;
  final ObservabilityStack observability;

  WardlineStack(App app, List<FunctionRow> rows) {
    super(
        app,
        ID,
        StackProps.builder()
            .description("Wardline - the council's end of Child Protection - Information Sharing")
            .synthesizer(
                DefaultStackSynthesizer.Builder.create()
                    .generateBootstrapVersionRule(false)
                    .build())
            .build());
    Parameters parameters = new Parameters(this);
    Connections.check(rows);
    network = new NetworkStack(this, parameters);
    data = new DataStack(this, parameters, network);
    queues = new QueuesStack(this, parameters, rows);
    events = new EventsStack(this, parameters, rows);
    functions =
        new FunctionsStack(this, parameters, rows, new Surroundings(network, data, queues, events));
    web = new WebStack(this, parameters, new Surroundings(network, data, queues, events));
    schedules = new SchedulesStack(this, parameters, rows, functions);
    observability = new ObservabilityStack(this, parameters, rows);
    stacks().forEach(stack -> takeTemplateFromArtefacts(stack, parameters));
    demandDeadMansSwitch(parameters);
    tellWhereItIs();
  }

  List<NestedStack> stacks() {
    return List.of(network, data, queues, events, functions, web, schedules, observability);
  }

  private static void takeTemplateFromArtefacts(NestedStack stack, Parameters parameters) {
    stack
        .getNestedStackResource()
        .addPropertyOverride(
            "TemplateURL",
            Fn.join(
                "",
                List.of(
                    "https://",
                    parameters.get("ArtefactBucket"),
                    ".s3.",
                    Fn.ref("AWS::Region"),
                    ".",
                    Fn.ref("AWS::URLSuffix"),
                    "/wardline/",
                    parameters.get("Version"),
                    "/templates/",
                    stack.getNode().getId() + ".json")));
  }

  private void demandDeadMansSwitch(Parameters parameters) {
    CfnRule.Builder.create(this, "DeadMansSwitchInLive")
        .ruleCondition(Fn.conditionEquals(parameters.get("Live"), "yes"))
        .assertions(
            List.of(
                CfnRuleAssertion.builder()
                    .assertDescription(
                        "A live deployment needs DeadMansUrl: who else says that it has stopped?")
                    .assertValue(
                        Fn.conditionNot(Fn.conditionEquals(parameters.get("DeadMansUrl"), "")))
                    .build()))
        .build();
  }

  private void tellWhereItIs() {
    output("CareEvents", "Where senders post care events", events.careEvents());
    output("Pages", "What the pages' address must point to", web.address());
    output(
        "Migrate",
        "Function to invoke after the installation and before each upgrade",
        functions.of("migrate").getRef());
    output("Database", "ARN of the database, for the installation", data.clusterArn());
    output(
        "DatabaseSecret",
        "ARN of its administrator's secret, for the installation",
        data.administratorsSecret());
    output("Inbox", "Bucket for files of care events and of the register", events.inbox());
  }

  private void output(String id, String description, String value) {
    CfnOutput.Builder.create(this, id).description(description).value(value).build();
  }
}
