package org.wardline.mesh;

/** A mailbox with its name, its settings and its client. */
record OpenMailbox(String name, MeshConfig.Mailbox settings, MeshClient client) {

  String authority() {
    return settings.authority();
  }

  @Override
  public String toString() {
    return "OpenMailbox[" + name + ']';
  }
}
