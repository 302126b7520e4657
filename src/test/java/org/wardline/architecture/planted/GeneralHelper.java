package org.wardline.architecture.planted;

/** Has a name that says nothing, on purpose. */
public class GeneralHelper {}
