/**
 * Sealing of bytes at rest: AES-GCM with data keys that a key service wraps, and keyed hashes for
 * equality.
 */
package org.wardline.platform.sealing;
