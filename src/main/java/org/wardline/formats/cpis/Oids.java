package org.wardline.formats.cpis;

/** Object identifiers of the CP-IS Domain Message Specification 1.0. */
final class Oids {

  static final String NHS_NUMBER = "2.16.840.1.113883.2.1.4.1";
  static final String LOCAL_ID = "2.16.840.1.113883.2.1.3.2.4.18.24";
  static final String ODS = "2.16.840.1.113883.2.1.3.2.4.19.1";
  static final String CONTENT_ID = "2.16.840.1.113883.2.1.3.2.4.18.16";
  static final String RECORD_RESPONSE = "2.16.840.1.113883.2.1.3.2.4.17.473";
  static final String JOB_ROLE = "2.16.840.1.113883.2.1.3.2.4.17.196";
  static final String SDS_USER = "1.2.826.0.1285.0.2.0.65";
  static final String SDS_ROLE_PROFILE = "1.2.826.0.1285.0.2.0.67";
  static final String SDS_DEVICE = "1.2.826.0.1285.0.2.0.107";

  private Oids() {}
}
