package org.wardline.auditor;

import java.util.List;

/**
 * What a rule found in one run.
 *
 * @param faults how many there are now
 * @param fresh what was not known before, by kind and id
 * @param cleared what is no more
 */
record RuleOutcome(Rule rule, long faults, List<String> fresh, List<String> cleared) {}
