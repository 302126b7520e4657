package org.wardline.infra;

/** What stands round the functions. */
record Surroundings(NetworkStack network, DataStack data, QueuesStack queues, EventsStack events) {}
