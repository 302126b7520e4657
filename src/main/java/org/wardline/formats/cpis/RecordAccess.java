package org.wardline.formats.cpis;

import java.util.List;
import java.util.Optional;

/**
 * The accesses to one record that the council uploaded.
 *
 * @param position position in the message, counted from 1
 * @param uploadFile sequence number of the upload file that brought the record to CP-IS
 * @param queries the accesses that could be read; the others are refusals of the message
 */
public record RecordAccess(int position, Optional<String> uploadFile, List<Query> queries) {}
