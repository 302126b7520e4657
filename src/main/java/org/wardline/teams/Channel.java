package org.wardline.teams;

/** How somebody is told. */
public enum Channel {
  DESKTOP,
  EMAIL
}
