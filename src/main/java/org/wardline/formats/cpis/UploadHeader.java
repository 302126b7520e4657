package org.wardline.formats.cpis;

import java.time.Instant;
import java.util.Optional;

/**
 * The head of an upload (REPC_MT000002GB01, {@code File}).
 *
 * @param id the sequence number, which rises by one from file to file
 * @param transmissionQuantity how many records follow
 */
public record UploadHeader(
    Optional<Instant> creationTime,
    Optional<Long> id,
    Optional<Integer> transmissionQuantity,
    Optional<CouncilDetails> organisation) {}
