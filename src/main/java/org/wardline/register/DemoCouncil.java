package org.wardline.register;

import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.wardline.platform.data.Batch;
import org.wardline.platform.sealing.Sealing;
import org.wardline.platform.sealing.SealingKeys;
import org.wardline.platform.security.AuthorityScope;
import org.wardline.teams.DemoStaff;

/**
 * Two invented councils with every kind of case, and the authority of synthetic events. NHS numbers
 * are of the test range; nobody in it exists. Absent from the live build.
 */
@ApplicationScoped
@IfBuildProfile(anyOf = {"dev", "test", "demo"})
public class DemoCouncil {
  private record Load(UUID id, String authority, Instant at, int children) {}

  private record Own(String authority) {}

  private record Hospital(String code, String name, String telephone) {}

  private final AuthorityScope scope;
  private final Batch batch;
  private final Sealing sealing;
  private final DemoStaff staff;
  private final DemoChildren children;
  private final Clock clock;

  DemoCouncil(
      AuthorityScope scope,
      Batch batch,
      Sealing sealing,
      DemoStaff staff,
      DemoChildren children,
      Clock clock) {
    this.scope = scope;
    this.batch = batch;
    this.sealing = sealing;
    this.staff = staff;
    this.children = children;
    this.clock = clock;
  }

  /** An invented child. */
  public record DemoChild(String name, String nhsNumber, String localId) {}

  /** The children of one of the councils. */
  public List<DemoChild> children(String authority) {
    return children.of(authority);
  }

  /** Loads the councils, unless the database holds another one. */
  public Uni<Void> loadIfAlone() {
    return Panache.withTransaction(this::countOthers)
        .chain(others -> others == 0 ? load() : Uni.createFrom().voidItem());
  }

  /**
   * Adds what is not there yet, by one transaction, and records that the register was loaded now.
   */
  public Uni<Void> load() {
    return sealing.keys().chain(keys -> Panache.withTransaction(() -> load(keys)));
  }

  private Uni<Void> load(SealingKeys keys) {
    return scope
        .enter(staff.authorities())
        .chain(staff::load)
        .chain(() -> children.load(keys))
        .chain(this::recordLoads)
        .chain(this::placeHospital)
        .replaceWithVoid();
  }

  private Uni<Integer> recordLoads() {
    Instant now = clock.instant();
    return batch.execute(
        """
        insert into register_load (id, authority_id, began_at, completed_at, children)
        select id, authority, at, at, children from jsonb_to_recordset(cast(cast(?1 as text) as jsonb))
          as r (id uuid, authority text, at timestamptz, children integer)
        """,
        staff.authorities().stream()
            .map(own -> new Load(UUID.randomUUID(), own, now, children.countOf(own)))
            .toList());
  }

  private Uni<Integer> placeHospital() {
    return batch.execute(
        """
        insert into organisation (code, name, telephone)
        select code, name, telephone
        from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as o (code text, name text, telephone text)
        on conflict do nothing
        """,
        List.of(new Hospital("RXX", "EXAMPLE NHS TRUST", "01632 960500")));
  }

  private Uni<Integer> countOthers() {
    return batch
        .query(
            """
            select cast(count(*) as text) from known_authorities() a where a.authority_id not in
              (select own.authority from jsonb_to_recordset(cast(cast(?1 as text) as jsonb)) as own (authority text))
            """,
            staff.authorities().stream().map(Own::new).toList(),
            Integer.class)
        .map(List::getFirst);
  }
}
