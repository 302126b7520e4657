package org.wardline.register.organisations;

/**
 * An organisation of the NHS as the public directory has it.
 *
 * @param code its ODS code
 * @param telephone the number that its own entry names, else the one of its trust, or null
 */
public record Organisation(String code, String name, String telephone) {}
