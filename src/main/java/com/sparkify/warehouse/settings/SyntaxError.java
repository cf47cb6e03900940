package com.sparkify.warehouse.settings;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigOrigin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Says in one sentence what is wrong with a file as HOCON, and where. */
final class SyntaxError {

  private static final Pattern SECRET = Pattern.compile("(?i)password|secret");

  private SyntaxError() {}

  static String sentence(ConfigException error) {
    if (error.origin() == null) {
      return error.getMessage().lines().findFirst().orElse("not HOCON");
    }
    String reason =
        mayShow(error.origin()) ? reason(error) : "it is not HOCON (its text is secret)";
    return Origins.words(error.origin()) + ": " + reason;
  }

  /** The library's message, less the "file: line: " that it begins with. */
  private static String reason(ConfigException error) {
    String message = error.getMessage().replaceAll("\\s+", " ");
    String start = error.origin().description() + ": ";
    return Mask.inText(message.startsWith(start) ? message.substring(start.length()) : message);
  }

  /** The library quotes what it stumbles over, which must not be a piece of a password. */
  private static boolean mayShow(ConfigOrigin origin) {
    if (origin.filename() == null || origin.lineNumber() < 1) {
      return false;
    }
    try {
      List<String> lines =
          Files.readAllLines(Path.of(origin.filename()), StandardCharsets.ISO_8859_1);
      int from = Math.max(0, origin.lineNumber() - 2);
      int to = Math.min(lines.size(), origin.lineNumber());
      return lines.subList(from, to).stream().noneMatch(line -> SECRET.matcher(line).find());
    } catch (IOException unreadable) {
      return false;
    }
  }
}
