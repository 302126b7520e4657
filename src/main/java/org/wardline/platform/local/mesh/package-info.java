/**
 * A stand-in for a MESH server: the same paths, headers, status and error codes, chunks, reports
 * and tracking, with faults to be switched on. Nothing outlives the process.
 */
package org.wardline.platform.local.mesh;
