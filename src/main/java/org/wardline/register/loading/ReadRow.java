package org.wardline.register.loading;

/** A row that was read, where it stands, and what it was understood to say. */
record ReadRow(long number, String place, RowPolicy.Understood understood) {}
