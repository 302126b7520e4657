package org.wardline.mesh;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The mailboxes of the settings, once they are seen to make sense. */
@ApplicationScoped
class Mailboxes {

  private static final Pattern WORKFLOW = Pattern.compile("[A-Za-z0-9_.-]{2,250}");

  private final MeshConfig config;
  private final MeshClients clients;

  Mailboxes(MeshConfig config, MeshClients clients) {
    this.config = config;
    this.clients = clients;
  }

  /**
   * None where no server is set. An {@link IllegalStateException} names a setting that is missing
   * or wrong.
   */
  List<OpenMailbox> open() {
    if (config.url().isEmpty()) {
      return List.of();
    }
    return config.mailboxes().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(box -> open(box.getKey(), box.getValue()))
        .toList();
  }

  private OpenMailbox open(String name, MeshConfig.Mailbox mailbox) {
    check(name, mailbox);
    return new OpenMailbox(name, mailbox, clients.of(name));
  }

  private static void check(String name, MeshConfig.Mailbox mailbox) {
    boolean nowhere = mailbox.passOnFolder().isEmpty() && mailbox.passOnMailbox().isEmpty();
    if (mailbox.mode() == MeshConfig.Mode.BESIDE && nowhere) {
      throw new IllegalStateException(
          "mailbox %s stands beside a case system: set its pass-on-folder or pass-on-mailbox, or its mode to alone"
              .formatted(name));
    }
    mailbox.workflows().stream()
        .filter(workflow -> !WORKFLOW.matcher(workflow).matches())
        .findFirst()
        .ifPresent(
            wrong -> {
              throw new IllegalStateException(
                  "a workflow id of mailbox %s has other than letters, digits, _ . and -"
                      .formatted(name));
            });
  }
}
