package org.wardline.platform.sealing;

import io.smallrye.mutiny.Uni;

/** Wraps and unwraps data keys of 32 bytes; the wrapping key itself never enters the database. */
interface KeyWrapping {
  Uni<byte[]> wrap(byte[] dataKey);

  Uni<byte[]> unwrap(byte[] wrapped);
}
