package com.sparkify.warehouse.settings;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Predicate;

/** What the constructor of a settings record checks, so that all wrong values come at once. */
public final class Validation {

  /** A path of letters, digits and what a URI may hold besides. */
  private static final String PATH = "/([\\p{L}\\p{N}!$&'()*+,;=:@._~/-]|%\\p{XDigit}{2})*";

  private static final String S3_FOLDER = "s3a?://[\\w.-]+(" + PATH + ")?";
  private static final String OTHER_FOLDER = "(?!s3a?:)[a-z][\\w+.-]*:(//[\\w.:-]*)?" + PATH;

  private final Map<String, String> expected = new LinkedHashMap<>();
  private final Map<String, String> missing = new LinkedHashMap<>();
  private final StringJoiner sentences = new StringJoiner("; ", "Cannot use ", "");

  /** {@code value} must not be null and must hold; {@code expected} follows the word "expected". */
  public <T> Validation that(String key, T value, Predicate<? super T> holds, String expected) {
    if (value == null || !holds.test(value)) {
      this.expected.put(key, expected);
      sentences.add(key + " = " + Secret.mask(String.valueOf(value)) + ": expected " + expected);
    }
    return this;
  }

  /** From {@code least} to {@code most}, both allowed. */
  public Validation between(String key, int value, int least, int most) {
    String expected = "a whole number, %,d to %,d".formatted(least, most);
    return that(key, value, number -> number >= least && number <= most, expected);
  }

  Validation matches(String key, String value, String regex, String expected) {
    return that(key, value, text -> text.matches(regex), expected);
  }

  Validation matches(String key, Optional<?> value, String regex, String expected) {
    value.ifPresent(it -> matches(key, it.toString(), regex, expected));
    return this;
  }

  /** {@code otherwise} follows the sentence that the value is missing. */
  Validation present(String key, Optional<?> value, String otherwise) {
    if (value.isEmpty()) {
      missing.put(key, otherwise);
      sentences.add(key + " is missing" + otherwise);
    }
    return this;
  }

  Validation notBlank(String key, String value) {
    return that(key, value, text -> !text.isBlank(), "some text");
  }

  Validation notEmpty(String key, Secret value) {
    return that(key, value, secret -> !secret.reveal().isEmpty(), "a secret that is not empty");
  }

  Validation positive(String key, Duration value) {
    return that(
        key, value, time -> time.compareTo(Duration.ZERO) > 0, "a time above 0, such as 30s or 5m");
  }

  /** A folder of any file system that Hadoop knows. */
  Validation folder(String key, String value) {
    return matches(
        key, value, S3_FOLDER + "|" + OTHER_FOLDER, "a folder's URI, such as s3a://bucket/folder");
  }

  /** A folder that Redshift's COPY can read. */
  Validation s3Folder(String key, String value) {
    return matches(key, value, S3_FOLDER, "a folder in S3: s3a://bucket/folder");
  }

  static String withoutSlash(String folder) {
    return folder.replaceFirst("(?<!/)/+$", "");
  }

  /**
   * Throws if any value was wrong.
   *
   * @throws IllegalArgumentException naming every wrong key, its value and what is expected
   */
  public void throwIfAny() {
    if (!expected.isEmpty() || !missing.isEmpty()) {
      throw new WrongValues(sentences.toString(), expected, missing);
    }
  }

  /**
   * Carries what is expected, by the key of each wrong value, and what else would do for each
   * missing one.
   */
  static final class WrongValues extends IllegalArgumentException {
    final Map<String, String> expected;
    final Map<String, String> missing;

    private WrongValues(String message, Map<String, String> expected, Map<String, String> missing) {
      super(message);
      this.expected = expected;
      this.missing = missing;
    }
  }
}
