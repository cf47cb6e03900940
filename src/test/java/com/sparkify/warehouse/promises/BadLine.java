package com.sparkify.warehouse.promises;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sparkify.testing.TestLake;

/** Kinds of lines that cannot be staged, each with the reason that its reject must give. */
enum BadLine {
  NO_JSON("is not JSON: Unrecognized token 'event'", "event %d"),
  CUT_OFF("is not JSON: Unexpected end-of-input", "{\"ts\":%d,\"level\":\"fr"),
  ARRAY("is not an object: begins with an array", "[%d]"),
  TEXT("is not an object: begins with text", "\"%d\""),
  NUMBER("is not an object: begins with a number", "%d"),
  MORE_BEHIND(
      "is not JSON: Unrecognized token 'more'", "\"userId\":\"1\"}", "\"userId\":\"1\"} more %d"),
  NESTED("level is an object, expected text", "\"level\":\"free\"", "\"level\":{\"is\":%d}"),
  LISTED(
      "userId is an array, expected a whole number of 64 bits",
      "\"userId\":\"1\"",
      "\"userId\":[%d]"),
  OF_WRONG_TYPE(
      "sessionId is true, expected a whole number of 64 bits",
      "\"sessionId\":1",
      "\"sessionId\":true"),
  MISSING("ts is missing", "\"ts\":7,", ""),
  NULL("level is missing", "\"level\":\"free\"", "\"level\":null"),
  TWICE("has the field page twice", "\"page\"", "\"page\":\"Home\",\"page\""),
  NO_NUMBER("userId is \"one\", expected a whole number", "\"userId\":\"1\"", "\"userId\":\"one\""),
  DIGITS_OF_ANOTHER_SCRIPT("length is \"١٢\", expected a number", "100.0", "\"١٢\""),
  TOO_SMALL("length is \"1e-400\", expected a number", "100.0", "1e-400"),
  TOO_LARGE(
      "itemInSession is \"2147483648\", expected",
      "\"itemInSession\":0",
      "\"itemInSession\":2147483648"),
  BEFORE_1970("ts is -1, 1969-12-31, before", "\"ts\":7", "\"ts\":-1"),
  OF_THE_FUTURE("ts is 4102444800000, 2100-01-01, after", "\"ts\":7", "\"ts\":4102444800000"),
  IN_MICROSECONDS("ts is 1541105830796000, +50805-", "\"ts\":7", "\"ts\":1541105830796000"),
  TOO_WIDE("song is 513 bytes wide, at most 512 fit", "\"a\"", "\"" + "é".repeat(256) + "x\""),
  NEITHER_FREE_NOR_PAID("level is \"gold\", expected free or paid", "\"free\"", "\"gold\""),
  NUL("song holds the character NUL", "\"a\"", "\"\\u0000\""),
  HALF_A_CHARACTER("song holds half a surrogate pair", "\"a\"", "\"\\ud83d\""),
  NOT_UTF_8("is not JSON: Invalid UTF-8", "\"a\"", "\"\u00ff\u00fe\""),
  TOO_LONG("is longer than 4096 bytes", "\"a\"", "\"" + "x".repeat(4096) + "\"");

  /** The beginning of the reason. */
  final String reason;

  private final String good;
  private final String bad;

  BadLine(String reason, String text) {
    this(reason, "", text);
  }

  BadLine(String reason, String good, String bad) {
    this.reason = reason;
    this.good = good;
    this.bad = bad;
  }

  /** One line of this kind. */
  byte[] bytes(int number) {
    String event = TestLake.event(1, 1, 7, "free", "a", "x");
    String text = good.isEmpty() ? bad : event.replace(good, bad);
    return text.replace("%d", "" + number).getBytes(this == NOT_UTF_8 ? ISO_8859_1 : UTF_8);
  }
}
