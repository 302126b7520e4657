package org.wardline.infra;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * One function of the deployment.
 *
 * @param name its handler's, its queue's and the beginning of its alarms'
 * @param login its own role in the database
 * @param needs what its role lets it do beside that
 * @param file the operator's file that it reads beside {@code settings.properties}, without its
 *     ending; null for none
 */
record FunctionRow(
    String name, Trigger trigger, Limits limits, Login login, Needs needs, String file) {

  /** Longest run in seconds, and most runs at the same time. */
  record Limits(int seconds, int concurrency) {}

  /** The database role that a function logs in as, and the connection pool that does. */
  enum Login {
    INTAKE,
    ARRIVALS,
    MATCHING,
    DISPATCH,
    LOADING,
    ESCALATION,
    MESH,
    /** Reads everything, through a pool of its own. */
    AUDITOR,
    WEB,
    /** Owns the schema, through JDBC. */
    OWNER;

    String role() {
      return "wardline_" + name().toLowerCase(Locale.ROOT);
    }
  }

  /** Queues to send to, and what else. */
  record Needs(Set<String> queues, Set<Need> others) {

    static Needs nothing() {
      return new Needs(Set.of(), Set.of());
    }

    static Needs of(Need... others) {
      return new Needs(Set.of(), Set.of(others));
    }

    Needs sendingTo(String... more) {
      return new Needs(new TreeSet<>(Set.of(more)), others);
    }
  }

  /** What a function may need. */
  enum Need {
    /** Opens and makes sealed data. */
    SEALING,
    /** Speaks to the mail relay. */
    MAIL,
    /** Speaks to others outside the network, over HTTPS. */
    OUTSIDE,
    /** Reads the register's files, which are put into the inbox bucket. */
    REGISTER_FILES,
    /** Reads files of care events, which are put into the inbox bucket. */
    ARRIVING_FILES,
    /** Speaks to the national mailbox. */
    MESH,
    /** Writes down the audit trail's heads where nobody can change them. */
    AUDIT_HEADS,
    /** Plays the synthetic attendance, holds the dead-man's switch, states each day. */
    WATCHING
  }

  boolean needs(Need need) {
    return needs.others().contains(need);
  }
}
