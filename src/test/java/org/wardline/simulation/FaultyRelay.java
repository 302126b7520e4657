package org.wardline.simulation;

import java.util.Random;
import org.wardline.MailSink;
import org.wardline.OwnRelay;

/** A mail relay that drops the connection before it has taken over, for one mail in twenty. */
public class FaultyRelay extends OwnRelay {
  private static final double FAILURES = 0.05;
  private static final long SEED = 20260101;

  public FaultyRelay() {
    this(new Random(SEED));
  }

  private FaultyRelay(Random chance) {
    super(new MailSink(place -> fails(place, chance)));
  }

  private static boolean fails(String place, Random chance) {
    return place.equals("before mail") && chance.nextDouble() < FAILURES;
  }
}
