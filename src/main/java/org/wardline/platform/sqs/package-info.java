/** Messages out to queues: JSON, in batches of ten, back on the caller's Vert.x context. */
package org.wardline.platform.sqs;
