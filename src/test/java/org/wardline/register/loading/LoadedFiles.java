package org.wardline.register.loading;

import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.wardline.Council;
import org.wardline.platform.time.MovableClock;

/** Loads texts as if they were register files of the test council. */
@Singleton
class LoadedFiles {
  private final Loading loading;
  private final Council council;

  LoadedFiles(Loading loading, Council council) {
    this.loading = loading;
    this.council = council;
  }

  Load full(String text) {
    return load(true, MovableClock.START, text.getBytes(StandardCharsets.UTF_8));
  }

  Load full(Instant asAt, String text) {
    return load(true, asAt, text.getBytes(StandardCharsets.UTF_8));
  }

  Load changes(String text) {
    return changes(MovableClock.START, text);
  }

  Load changes(Instant asAt, String text) {
    return load(false, asAt, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Each call is a file of its own, even with the same bytes. */
  Load load(boolean full, Instant asAt, byte[] bytes) {
    return load(
        LoadRequest.of(Council.AUTHORITY, full, asAt, "test", UUID.randomUUID().toString()), bytes);
  }

  Load load(LoadRequest request, byte[] bytes) {
    return loading.load(request, () -> new ByteArrayInputStream(bytes), () -> false);
  }

  /** What became of each row: number, outcome, and columns with faults. */
  List<String> outcomes(Load load) {
    return council.strings(
        """
        select concat_ws(' ', r.number, r.outcome, (
            select string_agg(concat_ws(':', f ->> 'column', f ->> 'fault'), ' ' order by f ->> 'column', f ->> 'fault')
            from jsonb_array_elements(r.findings) f))
        from register_row r where r.load_id = '%s' order by r.number"""
            .formatted(load.id()));
  }
}
