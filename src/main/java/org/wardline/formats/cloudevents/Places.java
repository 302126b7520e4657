package org.wardline.formats.cloudevents;

/**
 * How a sender finds the parts of an event in what was sent.
 *
 * @param event the event itself
 * @param attribute what stands before the name of an attribute of the envelope
 * @param data the JSON pointer to the data
 */
record Places(String event, String attribute, String data) {

  static Places ofStructured() {
    return new Places("", "/", "/data");
  }

  static Places ofBatch(int index) {
    return new Places("/" + index, "/" + index + "/", "/" + index + "/data");
  }

  static Places ofBinary() {
    return new Places("headers", "header ce-", "");
  }

  String of(String attributeName) {
    return attribute + attributeName;
  }
}
