package org.wardline.infra;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Stack;

/** What an operator says about a deployment, by the parameter's name. */
final class Parameters {

  /** One parameter: without a default it must be given. */
  record Parameter(
      String name, String type, String standard, String description, List<String> allowed) {}

  /** All of them, in the order of the operators' table. */
  static final List<Parameter> ALL =
      List.of(
          text("Name", "wardline", "Begins every name; one per council in an account"),
          choice(
              "Live",
              "yes",
              "Whether real children are behind it: then a dead-man's switch is mandatory",
              "yes",
              "no"),
          text(
              "ArtefactBucket",
              null,
              "Bucket that `publish` has put the templates of the version in"),
          text("Version", null, "The version to run, as it was published"),
          text(
              "NetworkRange",
              "10.90.0.0/16",
              "Addresses of the network, /16 to /21, free in the council's own"),
          text("PagesFrom", "0.0.0.0/0", "From which addresses the pages can be reached"),
          number(
              "RequestsPerAddress",
              "20000",
              "Most requests of one address to the pages in five minutes; an office behind one address asks 15 times for each open list"),
          text(
              "PagesAddress",
              null,
              "Address of the pages, to which the link in an e-mail leads: https://wardline.council.example"),
          text(
              "Certificate",
              null,
              "ARN of the certificate for that address in Certificate Manager"),
          number(
              "DatabaseLeast",
              "0.5",
              "Least capacity of the database in units; never zero, since it must be awake"),
          number("DatabaseMost", "4", "Most capacity of the database in units"),
          text(
              "DatabaseSnapshot",
              "",
              "Snapshot to restore the database from, when the stack is made; must stay the same afterwards"),
          number("BackupDays", "35", "How long the database can be put back to any second"),
          text("MailHost", null, "Host name of the mail relay"),
          number("MailPort", "587", "Port of the mail relay, which must offer STARTTLS"),
          text(
              "MailLogIn",
              "wardline/mail",
              "Secret in Secrets Manager with the relay's username and password"),
          text("MailFrom", null, "Sender address of the e-mails"),
          text("AlarmEmail", null, "Who is told when an alarm goes off or is over"),
          text(
              "DeadMansUrl",
              "",
              "Address to be asked every five minutes, at a service that rings somebody when it is not"),
          text(
              "SyntheticSender",
              "wardline/synthetic-sender",
              "Secret with the API key (`key`) of the sender `synthetic`"),
          text("StatementTo", "", "Who gets the daily statement by e-mail, separated by commas"),
          text(
              "StatementKey",
              "wardline/statement",
              "Secret with the private key (`key`) that signs the daily statement"),
          text("MeshUrl", null, "Address of the MESH server"),
          text(
              "MeshLogIn",
              "wardline/mesh",
              "Secret with `sharedkey`, and `password` of the national mailbox `council`"),
          text(
              "RunBy",
              "",
              "ODS code of the council that answers for the deployment where several share it; empty where there is one"),
          number(
              "LogDays",
              "90",
              "How long logs are kept, in days: 30, 60, 90, 120, 180, 365 or 400"));

  /** A database without capacity sleeps, and the first event of the night would wait for it. */
  private static final String NEVER_ZERO = "DatabaseLeast";

  private static final double LEAST_CAPACITY = 0.5;

  private final Map<String, CfnParameter> made = new LinkedHashMap<>();

  Parameters(Stack stack) {
    ALL.forEach(parameter -> made.put(parameter.name(), make(stack, parameter)));
  }

  /** The value at deployment. */
  String get(String name) {
    return made.get(name).getValueAsString();
  }

  /** The value at deployment of a number. */
  Number number(String name) {
    return made.get(name).getValueAsNumber();
  }

  private static CfnParameter make(Stack stack, Parameter parameter) {
    CfnParameter.Builder builder =
        CfnParameter.Builder.create(stack, parameter.name())
            .type(parameter.type())
            .description(parameter.description());
    if (parameter.standard() != null) {
      builder.defaultValue(parameter.standard());
    }
    if (!parameter.allowed().isEmpty()) {
      builder.allowedValues(parameter.allowed());
    }
    if (parameter.name().equals(NEVER_ZERO)) {
      builder.minValue(LEAST_CAPACITY);
    }
    return builder.build();
  }

  private static Parameter text(String name, String standard, String description) {
    return new Parameter(name, "String", standard, description, List.of());
  }

  private static Parameter number(String name, String standard, String description) {
    return new Parameter(name, "Number", standard, description, List.of());
  }

  private static Parameter choice(
      String name, String standard, String description, String... allowed) {
    return new Parameter(name, "String", standard, description, List.of(allowed));
  }
}
