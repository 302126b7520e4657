package org.wardline.teams;

/**
 * What is wrong with the file of an escalation policy.
 *
 * @param path where: {@code cases.open.office[1].after}, counted from 0; a line for bad YAML
 * @param words what is wrong, and what to do
 */
public record PolicyFault(String path, String words) {}
