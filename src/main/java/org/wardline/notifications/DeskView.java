package org.wardline.notifications;

import java.util.List;
import org.wardline.teams.Worker;

/** Which notifications a list shows. */
public enum DeskView {
  /** Those of which the reader was told, or in which they are named. */
  MINE("n.id in (" + Sql.CONCERNING + ")"),
  /** Those of the reader's team. */
  TEAM("not n.restricted and n.team_id = k.team"),
  /** Those of all teams. */
  DUTY("(not n.restricted or n.id in (" + Sql.CONCERNING + "))");

  private final String condition;

  DeskView(String condition) {
    this.condition = condition;
  }

  /** What this reader can choose from; the usual one last. */
  public static List<DeskView> of(Worker reader) {
    return RightsPolicy.oversees(reader) ? List.of(MINE, TEAM, DUTY) : List.of(MINE);
  }

  String condition() {
    return condition;
  }

  private static final class Sql {
    /** Of a restricted child: to keepers, and to who was told since it is restricted. */
    private static final String CONCERNING =
        """
        select m.id from notification m where m.custodian_id = k.worker
        union select m.id from notification m where m.deputy_id = k.worker
        union select m.id from desktop_item d
          join delivery v on v.id = d.delivery_id and v.kind = 'tell'
          join notification m on m.id = d.notification_id and v.round >= m.restricted_from_round
          where d.worker_id = k.worker
        union select m.id from notification m where not m.restricted and m.allocated_worker_id = k.worker
        union select m.id from notification m where not m.restricted and m.addressee_id = k.worker
        union select m.id from notification m where not m.restricted and m.owner_id = k.worker
        """;
  }
}
