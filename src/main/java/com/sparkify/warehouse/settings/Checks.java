package com.sparkify.warehouse.settings;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Predicate;

/** What the constructor of a settings record checks, so that all wrong values come at once. */
public final class Checks {

  /** A path of letters, digits and what a URI may hold besides. */
  private static final String PATH = "/([\\p{L}\\p{N}!$&'()*+,;=:@._~/-]|%\\p{XDigit}{2})*";

  private static final String S3_FOLDER = "s3a?://[\\w.-]+(" + PATH + ")?";
  private static final String OTHER_FOLDER = "(?!s3a?:)[a-z][\\w+.-]*:(//[\\w.:-]*)?" + PATH;

  private final Map<String, String> wanted = new LinkedHashMap<>();
  private final StringJoiner sentences = new StringJoiner("; ", "Cannot use ", "");

  /** {@code value} must not be null and must hold; {@code wanted} follows the word "wanted". */
  public <T> Checks that(String key, T value, Predicate<? super T> holds, String wanted) {
    if (value == null || !holds.test(value)) {
      this.wanted.put(key, wanted);
      sentences.add(key + " = " + Secret.mask(String.valueOf(value)) + ": wanted " + wanted);
    }
    return this;
  }

  /** From {@code least} to {@code most}, both allowed. */
  public Checks between(String key, int value, int least, int most) {
    String wanted = "a whole number, %,d to %,d".formatted(least, most);
    return that(key, value, number -> number >= least && number <= most, wanted);
  }

  Checks matches(String key, String value, String regex, String wanted) {
    return that(key, value, text -> text.matches(regex), wanted);
  }

  Checks matches(String key, Optional<?> value, String regex, String wanted) {
    value.ifPresent(it -> matches(key, it.toString(), regex, wanted));
    return this;
  }

  Checks notBlank(String key, String value) {
    return that(key, value, text -> !text.isBlank(), "some text");
  }

  Checks notEmpty(String key, Secret value) {
    return that(key, value, secret -> !secret.reveal().isEmpty(), "a secret that is not empty");
  }

  Checks positive(String key, Duration value) {
    return that(
        key, value, time -> time.compareTo(Duration.ZERO) > 0, "a time above 0, such as 30s or 5m");
  }

  /** A folder of any file system that Hadoop knows. */
  Checks folder(String key, String value) {
    return matches(
        key, value, S3_FOLDER + "|" + OTHER_FOLDER, "a folder's URI, such as s3a://bucket/folder");
  }

  /** A folder that Redshift's COPY can read. */
  Checks s3Folder(String key, String value) {
    return matches(key, value, S3_FOLDER, "a folder in S3: s3a://bucket/folder");
  }

  static String withoutSlash(String folder) {
    return folder.replaceFirst("(?<!/)/+$", "");
  }

  /**
   * Throws if any value was wrong.
   *
   * @throws IllegalArgumentException naming every wrong key, its value and what is wanted
   */
  public void throwIfAny() {
    if (!wanted.isEmpty()) {
      throw new WrongValues(sentences.toString(), wanted);
    }
  }

  /** Carries what is wanted, by the key of each wrong value. */
  static final class WrongValues extends IllegalArgumentException {
    final Map<String, String> wanted;

    private WrongValues(String message, Map<String, String> wanted) {
      super(message);
      this.wanted = wanted;
    }
  }
}
