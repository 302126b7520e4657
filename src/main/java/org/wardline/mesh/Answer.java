package org.wardline.mesh;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.regex.Pattern;

/** A whole answer of MESH; header names are the same in upper and lower case. */
record Answer(int status, MultiMap headers, Buffer body) {

  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9 _-]{1,40}");

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name)).map(String::strip).filter(v -> !v.isEmpty());
  }

  JsonObject json() {
    try {
      return new JsonObject(body);
    } catch (DecodeException notJson) {
      throw MeshFailure.noAnswer("not JSON");
    }
  }

  /** The answer, if its status is one of these. */
  Answer expecting(int... wanted) {
    for (int status : wanted) {
      if (status == status()) {
        return this;
      }
    }
    throw MeshFailure.answered(status, code());
  }

  /** MESH's code of what is wrong, of version 2 or 1 of its interface; empty when it gives none. */
  private String code() {
    try {
      JsonObject told = new JsonObject(body);
      JsonArray detail = told.getValue("detail") instanceof JsonArray array ? array : null;
      Object code =
          detail == null || detail.isEmpty()
              ? told.getValue("errorCode")
              : detail.getValue(0) instanceof JsonObject first ? first.getValue("code") : null;
      return code instanceof String text && CODE.matcher(text).matches() ? text : "";
    } catch (DecodeException notJson) {
      return "";
    }
  }

  @Override
  public String toString() {
    return "Answer[" + status + ']';
  }
}
