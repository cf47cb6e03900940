package com.sparkify.warehouse.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/** What the constructor of a settings record checks, so that all wrong values come at once. */
public final class Checks {

  private final Map<String, String> wanted = new LinkedHashMap<>();
  private final StringBuilder sentences = new StringBuilder();

  /** {@code value} must not be null and must hold; {@code wanted} follows the word "wanted". */
  public <T> Checks that(String key, T value, Predicate<? super T> holds, String wanted) {
    if (value == null || !holds.test(value)) {
      this.wanted.put(key, wanted);
      sentences
          .append(sentences.isEmpty() ? "Cannot use " : "; ")
          .append(key + " = " + Secret.mask(String.valueOf(value)) + ": wanted " + wanted);
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

  Checks notBlank(String key, String value) {
    return that(key, value, text -> !text.isBlank(), "some text");
  }

  Checks notEmpty(String key, Secret value) {
    return that(key, value, secret -> !secret.reveal().isEmpty(), "a secret that is not empty");
  }

  Checks positive(String key, Duration value) {
    String wanted = "a time above 0, such as 30s or 5m";
    return that(key, value, time -> time.compareTo(Duration.ZERO) > 0, wanted);
  }

  Checks http(String key, URI value) {
    String wanted = "an address such as https://host:port, without user or password";
    return that(key, value, Checks::isHttp, wanted);
  }

  /** A folder of any file system that Hadoop knows. */
  Checks folder(String key, String value) {
    return that(key, value, Checks::isFolder, "a folder's URI, such as s3a://bucket/folder");
  }

  /** A folder that Redshift's COPY can read. */
  Checks s3Folder(String key, String value) {
    String wanted = "a folder in S3: s3a://bucket/folder";
    return that(key, value, text -> isFolder(text) && text.matches("s3a?://.+"), wanted);
  }

  static String withoutSlash(String folder) {
    return folder.replaceFirst("(?<!/)/+$", "");
  }

  private static boolean isHttp(URI uri) {
    boolean isHttp = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
    return isHttp && uri.getHost() != null && uri.getUserInfo() == null;
  }

  private static boolean isFolder(String text) {
    try {
      URI uri = new URI(text);
      return uri.getScheme() != null
          && uri.getPath() != null
          && uri.getQuery() == null
          && uri.getFragment() == null
          && uri.getUserInfo() == null
          && (!uri.getScheme().matches("s3a?") || uri.getAuthority() != null);
    } catch (URISyntaxException notAnAddress) {
      return false;
    }
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

  /** What is wanted, by the key of each wrong value. */
  static final class WrongValues extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient Map<String, String> wanted;

    private WrongValues(String message, Map<String, String> wanted) {
      super(message);
      this.wanted = wanted;
    }

    Map<String, String> wanted() {
      return wanted;
    }
  }
}
