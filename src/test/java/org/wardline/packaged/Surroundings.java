package org.wardline.packaged;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.wardline.ObjectStore;
import org.wardline.platform.local.LocalStack;

/**
 * What stands round the functions on AWS, on this machine: PostgreSQL, SQS, KMS, S3 and a mail
 * relay.
 */
final class Surroundings implements AutoCloseable {

  /** Where Lambda puts the files of a layer. */
  private static final String LAYER = "/opt/";

  private static final String COUNCIL = "999";

  /** The events that the processes are given here are about nobody. */
  private static final String TEST_NUMBERS = "WARDLINE_TEST_NUMBERS";

  private static final Path DIRECTORY = Directories.OWN.resolve("local");

  /** What every version knows; a later version's settings go out with its own images. */
  private static final String SENDER_OVER_HTTP =
      """
      wardline.intake.senders.example-hospital.api-key-sha256=%s
      wardline.intake.senders.example-hospital.organisations=RXX
      """
          .formatted(Events.SHA_256_OF_API_KEY);

  private static final String SENDERS =
      SENDER_OVER_HTTP
          + """
          wardline.intake.senders.%s.aws-account=%s
          wardline.intake.senders.example-hospital.files=true
          """
              .formatted(Events.BUS_SOURCE, Events.BUS_ACCOUNT);

  private static final String MAILBOX =
      """
      wardline.mesh.mailboxes.council.id=LOCAL01
      wardline.mesh.mailboxes.council.authority=%s
      wardline.mesh.mailboxes.council.workflows=CPIS_ASN
      wardline.mesh.mailboxes.council.mode=alone
      """
          .formatted(COUNCIL);

  private final LocalStack stack;
  private final KeyService keys = new KeyService();
  private final ObjectStore objects = new ObjectStore();

  private final LocalMessages messages;

  private Surroundings(LocalStack stack) {
    this.stack = stack;
    this.messages = new LocalMessages(stack.settings());
  }

  /** Starts them with an empty database. */
  static Surroundings start() {
    return start(SENDERS);
  }

  /** Starts them with settings that the version before reads, too. */
  static Surroundings startForBothVersions() {
    return start(SENDER_OVER_HTTP);
  }

  private static Surroundings start(String senders) {
    try {
      Directories.delete(DIRECTORY);
      System.setProperty("wardline.local.directory", DIRECTORY.toString());
      System.setProperty("wardline.local.binaries", "target/local-stack/binaries");
      LocalStack stack = LocalStack.start("test");
      LogIns.prepare(stack.settings());
      Files.writeString(DIRECTORY.resolve("senders.properties"), senders);
      Files.writeString(DIRECTORY.resolve("settings.properties"), "");
      Files.writeString(DIRECTORY.resolve("pages.properties"), "");
      Files.writeString(DIRECTORY.resolve("channels.properties"), "");
      Files.writeString(DIRECTORY.resolve("mesh.properties"), MAILBOX);
      return new Surroundings(stack);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      System.clearProperty("wardline.local.directory");
      System.clearProperty("wardline.local.binaries");
    }
  }

  /** Plants the council of the mailbox, once a migration has made the schema. */
  void plantCouncil() {
    LogIns.plantCouncil(stack.settings(), COUNCIL);
  }

  /** Puts a file into the inbox. */
  void putIntoInbox(String key, String text) {
    objects.put("/inbox/" + key, text);
  }

  /** Takes up to ten messages from a queue, as Lambda's mapping does, waiting for the first. */
  List<String> take(String queue) {
    return messages.take(queue);
  }

  /** Throws away what lies on a queue. */
  void purge(String queue) {
    messages.purge(queue);
  }

  /** How a council's people were told: channel and state of each delivery. */
  List<String> toldBy(String council) {
    return LogIns.query(
        stack.settings(),
        "select channel || ' ' || state from delivery where authority_id = '" + council + "'");
  }

  /**
   * The function's environment as the template has it; what only a deployment knows becomes what is
   * here.
   */
  Map<String, String> environmentOf(DeployedFunction function) {
    return environmentOf(function.environment());
  }

  /** The environment of the pages' process as the template has it, and what AWS adds to it. */
  Map<String, String> environmentOfPages() {
    Map<String, String> environment = environmentOf(Template.read().pages());
    environment.put("AWS_REGION", "eu-west-2");
    environment.put("AWS_ACCESS_KEY_ID", "local");
    environment.put("AWS_SECRET_ACCESS_KEY", "local");
    return environment;
  }

  private Map<String, String> environmentOf(Map<String, JsonNode> deployed) {
    Map<String, String> here = addresses();
    Map<String, String> environment = new TreeMap<>();
    deployed.forEach(
        (variable, value) -> environment.put(variable, valueHere(variable, value, here)));
    environment.keySet().removeIf(Surroundings::concernsEncryptionOnTheWay);
    environment.put("QUARKUS_SQS_ENDPOINT_OVERRIDE", here.get("QUARKUS_SQS_ENDPOINT_OVERRIDE"));
    environment.put("QUARKUS_KMS_ENDPOINT_OVERRIDE", keys.endpoint());
    environment.put("QUARKUS_S3_ENDPOINT_OVERRIDE", objects.endpoint());
    environment.put("QUARKUS_S3_PATH_STYLE_ACCESS", "true");
    environment.put(TEST_NUMBERS, "true");
    return environment;
  }

  /** The environment of one process that does everything. */
  Map<String, String> environmentOfServer() {
    Map<String, String> environment = addresses();
    environment.remove("WARDLINE_MESH_MAILBOXES_COUNCIL_PASSWORD");
    environment.put(TEST_NUMBERS, "true");
    environment.put("QUARKUS_CONFIG_LOCATIONS", DIRECTORY.resolve("senders.properties").toString());
    environment.put("QUARKUS_KMS_ENDPOINT_OVERRIDE", keys.endpoint());
    environment.put("AWS_REGION", "eu-west-2");
    environment.put("AWS_ACCESS_KEY_ID", "local");
    environment.put("AWS_SECRET_ACCESS_KEY", "local");
    return environment;
  }

  @Override
  public void close() {
    messages.close();
    objects.close();
    keys.close();
    stack.close();
  }

  private static String valueHere(String variable, JsonNode value, Map<String, String> here) {
    if (value.isTextual()) {
      return value.asText().replace(LAYER, DIRECTORY.toAbsolutePath() + "/");
    }
    if (!here.containsKey(variable)) {
      throw new IllegalStateException("nothing on this machine stands for " + variable);
    }
    return here.get(variable);
  }

  private Map<String, String> addresses() {
    Map<String, String> here = new TreeMap<>();
    stack.settings().forEach((setting, value) -> here.put(Settings.variableOf(setting), value));
    Template.read().queues().keySet().forEach(queue -> putQueue(here, queue));
    here.put("WARDLINE_DATABASE_ENDPOINT", "localhost:5432");
    here.put("WARDLINE_AUDIT_CHAIN_HEADS_BUCKET", "audit-heads");
    here.put("WARDLINE_SEALING_KMS_KEY", "alias/wardline");
    here.put("WARDLINE_DEPLOYMENT_RUN_BY", "");
    here.put("WARDLINE_DISPATCH_PAGES", "https://wardline.council.example");
    here.put("WARDLINE_REGISTER_FILES_BUCKET", "inbox");
    here.put("WARDLINE_ARRIVALS_BUCKET", "inbox");
    here.put("WARDLINE_AUDITOR_DEAD_MANS_SWITCH", "");
    here.put("WARDLINE_SYNTHETIC_INTAKE", "");
    here.put("WARDLINE_SYNTHETIC_API_KEY", "nobody's");
    here.put("WARDLINE_STATEMENT_RECIPIENTS", "");
    here.put("WARDLINE_STATEMENT_SIGNING_KEY", "");
    here.put("WARDLINE_MESH_MAILBOXES_COUNCIL_PASSWORD", "local");
    here.put("QUARKUS_MAILER_FROM", "wardline@council.example");
    here.put("QUARKUS_MAILER_USERNAME", "everybody");
    here.put("QUARKUS_MAILER_PASSWORD", "everybody");
    return here;
  }

  private static void putQueue(Map<String, String> here, String queue) {
    String url = here.get("QUARKUS_SQS_ENDPOINT_OVERRIDE") + "/000000000000/" + queue;
    here.put(Settings.variableOf("wardline.queues.%s.url".formatted(queue)), url);
    here.put(
        Settings.variableOf("wardline.queues.%s.dead-letters-url".formatted(queue)),
        url + "-dead-letters");
  }

  /** The embedded servers speak plain text. */
  private static boolean concernsEncryptionOnTheWay(String variable) {
    return variable.contains("_SSL_MODE")
        || variable.contains("_TRUST_CERTIFICATE")
        || variable.contains("_HOSTNAME_VERIFICATION")
        || variable.equals("QUARKUS_MAILER_START_TLS");
  }
}
