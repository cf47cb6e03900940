package com.sparkify.warehouse.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The rules that several settings share. */
public final class Rules {

  /** Text with something in it. */
  public static final Rule<String> NOT_BLANK = new Rule<>(text -> !text.isBlank(), "some text");

  /** A secret with something in it. */
  public static final Rule<Secret> SECRET_NOT_EMPTY =
      new Rule<>(secret -> !secret.reveal().isEmpty(), "a secret that is not empty");

  /** A folder of any file system that Hadoop knows. */
  public static final Rule<String> FOLDER =
      new Rule<>(Rules::isFolder, "a folder's URI, such as s3a://bucket/folder");

  /** A folder that Redshift's COPY can read. */
  public static final Rule<String> S3_FOLDER =
      new Rule<>(
          text -> isFolder(text) && text.matches("s3a?://.+"),
          "a folder in S3: s3a://bucket/folder");

  /** An HTTP address without a user in it. */
  public static final Rule<URI> HTTP =
      new Rule<>(
          uri -> isHttp(uri) && uri.getHost() != null && uri.getUserInfo() == null,
          "an address such as https://host:port, without user or password");

  /** An SQL name that needs no quotes; 127 is Redshift's limit of bytes. */
  public static final Rule<String> IDENTIFIER =
      pattern("[a-z_][a-z0-9_]{0,126}", "a plain name of a-z, 0-9 and _, 127 at most");

  /** A TCP port; 0 is any that is free. */
  public static final Rule<Integer> PORT =
      new Rule<>(port -> port >= 0 && port <= 65_535, "a port, 0 to 65535");

  /** More than no time. */
  public static final Rule<Duration> POSITIVE_TIME =
      new Rule<>(time -> time.compareTo(Duration.ZERO) > 0, "a time above 0, such as 30s or 5m");

  /** At least one. */
  public static final Rule<Integer> POSITIVE =
      new Rule<>(number -> number >= 1, "a whole number, 1 or more");

  private static final Set<String> S3_SCHEMES = Set.of("s3", "s3a");

  private Rules() {}

  /** Text that matches {@code regex} from end to end; {@code wanted} says so in words. */
  public static Rule<String> pattern(String regex, String wanted) {
    Pattern pattern = Pattern.compile(regex);
    return new Rule<>(text -> pattern.matcher(text).matches(), wanted);
  }

  private static boolean isHttp(URI uri) {
    return "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
  }

  private static boolean isFolder(String text) {
    return uri(text)
        .filter(uri -> uri.getScheme() != null && uri.getPath() != null)
        .filter(uri -> uri.getQuery() == null && uri.getFragment() == null)
        .filter(uri -> uri.getUserInfo() == null)
        .filter(uri -> !S3_SCHEMES.contains(uri.getScheme()) || uri.getAuthority() != null)
        .isPresent();
  }

  private static Optional<URI> uri(String text) {
    try {
      return Optional.of(new URI(text));
    } catch (URISyntaxException notAnAddress) {
      return Optional.empty();
    }
  }
}
