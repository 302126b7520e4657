package org.wardline.notifications;

import java.util.List;
import org.wardline.teams.Worker;

/** Which notifications a list shows. */
public enum DeskView {
  /** Those of which the reader was told, or in which they are named. */
  MINE("(" + Sql.KEPT_OR_TOLD + " or not n.restricted and " + Sql.NAMED + ")"),
  /** Those of the reader's team. */
  TEAM("not n.restricted and n.team_id = k.team"),
  /** Those of all teams. */
  DUTY("(not n.restricted or " + Sql.KEPT_OR_TOLD + ")");

  private final String condition;

  DeskView(String condition) {
    this.condition = condition;
  }

  /** What this reader can choose from; the usual one last. */
  public static List<DeskView> of(Worker reader) {
    return RightsPolicy.oversees(reader) ? List.of(MINE, TEAM, DUTY) : List.of(MINE);
  }

  /** Of a notification n and a reader k; asked row by row, however much the reader was told. */
  String condition() {
    return condition;
  }

  private static final class Sql {
    private static final String NAMED =
        "k.worker in (n.allocated_worker_id, n.addressee_id, n.owner_id)";

    /** Of a restricted child: by keepers, and by who was told since it is restricted. */
    private static final String KEPT_OR_TOLD =
        """
        k.worker in (n.custodian_id, n.deputy_id) or exists (
          select from desktop_item d join delivery v on v.id = d.delivery_id and v.kind = 'tell'
          where d.notification_id = n.id and d.worker_id = k.worker and v.round >= n.restricted_from_round)
        """;
  }
}
