package org.wardline.infra;

import static org.wardline.infra.FunctionRow.Need.ARRIVING_FILES;
import static org.wardline.infra.FunctionRow.Need.AUDIT_HEADS;
import static org.wardline.infra.FunctionRow.Need.MAIL;
import static org.wardline.infra.FunctionRow.Need.MESH;
import static org.wardline.infra.FunctionRow.Need.OUTSIDE;
import static org.wardline.infra.FunctionRow.Need.REGISTER_FILES;
import static org.wardline.infra.FunctionRow.Need.SEALING;
import static org.wardline.infra.FunctionRow.Need.WATCHING;

import java.util.List;
import org.wardline.infra.FunctionRow.Limits;
import org.wardline.infra.FunctionRow.Login;
import org.wardline.infra.FunctionRow.Needs;

/**
 * The functions, one row each: a new function is a new row, and all else (role, log, queue, dead
 * letters, schedule, alarms, dashboard) follows.
 */
final class FunctionTable {

  static final List<FunctionRow> ROWS =
      List.of(
          new FunctionRow(
              "intake",
              new Trigger.HttpPost("/care-events"),
              new Limits(30, 20),
              Login.INTAKE,
              Needs.of(SEALING).sendingTo("matching"),
              "senders"),
          new FunctionRow(
              "arrivals",
              new Trigger.Queue(
                  List.of(new Trigger.Feed.Bus(), new Trigger.Feed.Objects("arrivals/"))),
              new Limits(30, 5),
              Login.ARRIVALS,
              Needs.of(ARRIVING_FILES, SEALING).sendingTo("matching"),
              "senders"),
          new FunctionRow(
              "matching",
              Trigger.Queue.ofFunctions(),
              new Limits(30, 5),
              Login.MATCHING,
              Needs.of(SEALING).sendingTo("dispatch"),
              null),
          new FunctionRow(
              "dispatch",
              Trigger.Queue.ofFunctions(),
              new Limits(30, 5),
              Login.DISPATCH,
              Needs.of(MAIL, OUTSIDE, SEALING),
              "channels"),
          new FunctionRow(
              "loading",
              new Trigger.Objects("register/"),
              new Limits(900, 1),
              Login.LOADING,
              Needs.of(REGISTER_FILES, SEALING).sendingTo("matching"),
              null),
          new FunctionRow(
              "escalation",
              new Trigger.Rate(1),
              new Limits(55, 1),
              Login.ESCALATION,
              Needs.nothing().sendingTo("matching", "dispatch"),
              null),
          new FunctionRow(
              "auditor",
              new Trigger.Rate(5),
              new Limits(55, 1),
              Login.AUDITOR,
              Needs.of(AUDIT_HEADS, MAIL, OUTSIDE, WATCHING),
              null),
          new FunctionRow(
              "mesh",
              new Trigger.Rate(5),
              new Limits(55, 1),
              Login.MESH,
              Needs.of(MAIL, MESH, OUTSIDE, SEALING).sendingTo("matching"),
              "mesh"),
          new FunctionRow(
              "migrate",
              new Trigger.ByHand(),
              new Limits(900, 1),
              Login.OWNER,
              Needs.nothing(),
              null),
          new FunctionRow(
              "rotate",
              new Trigger.ByHand(),
              new Limits(30, 1),
              Login.INTAKE,
              Needs.of(SEALING),
              null));

  private FunctionTable() {}
}
