package org.wardline.register.loading;

/** What can be wrong with a row or a field, and what to do about it. */
enum Fault {
  NOTHING_TO_RECOGNISE(
      "there is no local id, NHS number or name by which the child could be recognised",
      "give one of them and send the row again"),
  NO_KEEPERS(
      "the child is restricted, and no two people can be reached who keep the record",
      "name a custodian and a deputy who work here, answer notifications and can be reached, then"
          + " send the row again"),
  NOT_STORED(
      "the register could not take the row", "tell the operators the load's reference and the row"),
  DUPLICATE_ROW("the row says the same as another one", "nothing: it was loaded once"),
  CONTRADICTING_ROWS(
      "rows of the same child say different things; the field is empty",
      "decide which is right and send one value"),
  SHORT_ROW(
      "the row has fewer columns than the heading; what is missing counts as not said",
      "check the export: a separator or a quotation mark may be missing"),
  SURPLUS_CELLS(
      "the row has more columns than the heading; what is beyond it was not read",
      "check the export: put quotation marks around fields that hold the separator"),
  SCIENTIFIC(
      "a spreadsheet has turned the number into powers of ten; the field is empty",
      "format the column as text before the export and send it again"),
  SERIAL_DATE(
      "the date was a spreadsheet's day number and was read as that day",
      "format the column as a date before the export"),
  FORMULA(
      "the field holds a formula, which is not worked out; the field is empty",
      "replace the formula by its value and send it again"),
  NOT_TEN_DIGITS("an NHS number has ten digits; the field is empty", "look the number up again"),
  CHECK_DIGIT(
      "the number fails its check digit, so that at least one digit is wrong; the field is empty",
      "look the number up again"),
  TEST_NUMBER(
      "numbers that begin with 999 are for tests only; the field is empty",
      "look the number up again"),
  UNREADABLE_DATE(
      "the date cannot be read; the field is empty",
      "write it as 2019-05-04 or 04/05/2019 and send it again"),
  IMPOSSIBLE_DATE(
      "the date lies in the future or too far in the past; the field is empty",
      "look the date up again"),
  END_BEFORE_START(
      "the plan ends before it begins; the end was not taken", "look both dates up again"),
  NO_START(
      "the plan has no readable start: it counts as running since long ago",
      "give the date on which it started"),
  NO_EXPECTED_DELIVERY(
      "an unborn child's plan needs the expected date of delivery: 40 weeks from its start are"
          + " assumed",
      "give the expected date of delivery"),
  UNKNOWN_VALUE(
      "the field holds a word that is not known; the field is empty", "use a documented one"),
  UNKNOWN_PLAN(
      "the type of plan is not known; the plan was not taken",
      "use CPP, LAC or UCPP, and send it again"),
  TOO_LONG("the field is too long; it is empty", "shorten it to 500 characters"),
  NO_LETTERS("a name has letters; the field is empty", "check the export's columns"),
  ODD_CHARACTERS(
      "the name holds characters that names do not have; it was loaded as written",
      "correct it, or the national record will not be found by it"),
  CONTROL_CHARACTERS(
      "the name held a line break or control characters; they were read as a space",
      "correct it in the case system"),
  UNDECODABLE(
      "some characters could not be decoded; the field was loaded with marks in their place",
      "export the file as UTF-8 and send it again"),
  NO_SUCH_WORKER(
      "nobody of that name or e-mail address works here, so that nobody is allocated",
      "correct the name, or add the worker to the teams"),
  NO_SUCH_TEAM("there is no team of that name", "correct the name, or add the team"),
  KEEPERS_REPLACED(
      "custodian or deputy cannot be reached; the safeguarding manager keeps the record until then",
      "name a custodian and a deputy who work here and can be reached"),
  KEEPER_DOES_NOT_ANSWER(
      "custodian or deputy has no role in which notifications are answered; the safeguarding manager"
          + " keeps the record until then",
      "name somebody with the role worker, duty, eds or manager"),
  KEEPER_BRINGS_FILE(
      "nobody makes themselves custodian or deputy by a file that they bring; the safeguarding"
          + " manager keeps the record until then",
      "name somebody else, or have somebody else bring the file"),
  STAYS_RESTRICTED(
      "the file says that the child is not restricted; a file does not lift the restriction",
      "have it lifted by the register keeper, if that is meant"),
  NUMBER_OF_ANOTHER(
      "another child has the same NHS number: it is disputed, and every event with it is reviewed",
      "find out whose number it is and correct the other record");

  private final String reason;
  private final String remedy;

  Fault(String reason, String remedy) {
    this.reason = reason;
    this.remedy = remedy;
  }

  String reason() {
    return reason;
  }

  /** What to do. */
  String remedy() {
    return remedy;
  }
}
