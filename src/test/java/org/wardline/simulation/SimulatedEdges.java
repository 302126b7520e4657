package org.wardline.simulation;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.wardline.MailSink;
import org.wardline.OwnRelay;
import org.wardline.platform.local.LocalStackForTests;

/**
 * The edges of a year: a mail relay that drops the connection before it has taken over, for one
 * mail in twenty, a database that does not wait for the disk, since nobody pulls the plug, and a
 * log without a line for each of thousands of deliveries.
 */
public class SimulatedEdges extends OwnRelay {
  private static final double FAILURES = 0.05;
  private static final long SEED = 20260101;
  private static final String DATABASE = "quarkus.datasource.reactive.url";

  public SimulatedEdges() {
    this(new Random(SEED));
  }

  private SimulatedEdges(Random chance) {
    super(new MailSink(place -> fails(place, chance)));
  }

  @Override
  public Map<String, String> start() {
    Map<String, String> settings = new HashMap<>(super.start());
    settings.put(DATABASE, LocalStackForTests.settings().get(DATABASE) + "?synchronous_commit=off");
    settings.put("quarkus.log.category.\"org.wardline\".level", "ERROR");
    return settings;
  }

  private static boolean fails(String place, Random chance) {
    return place.equals("before mail") && chance.nextDouble() < FAILURES;
  }
}
