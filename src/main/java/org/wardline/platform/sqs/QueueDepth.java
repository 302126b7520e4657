package org.wardline.platform.sqs;

/** How many messages a queue holds, roughly: waiting, received but not deleted, and delayed. */
public record QueueDepth(String queue, long messages) {}
