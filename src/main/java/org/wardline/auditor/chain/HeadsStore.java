package org.wardline.auditor.chain;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** A place outside the database where the chains' heads are written down. */
interface HeadsStore {

  /** Writes the heads down and waits until they are safe; the same ones may come again. */
  Uni<Void> write(Collection<Head> heads);

  /** The head of a chain that was written last. */
  Uni<Optional<Head>> find(String chain);

  /** The chains of which a head was ever written. */
  Uni<Set<String>> chains();
}
