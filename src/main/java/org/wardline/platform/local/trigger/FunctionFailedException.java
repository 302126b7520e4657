package org.wardline.platform.local.trigger;

/** A handler threw or was cut off; what happened is in the log. */
class FunctionFailedException extends Exception {

  private static final long serialVersionUID = 1L;
}
