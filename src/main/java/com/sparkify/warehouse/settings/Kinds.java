package com.sparkify.warehouse.settings;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The kinds of settings. */
public final class Kinds {

  private Kinds() {}

  /** Any text but a blank one. */
  public static Kind<String> text() {
    return of("some text", text -> text).where(Rules.NOT_BLANK);
  }

  /** A secret: not empty, shown as a mask. */
  public static Kind<Secret> secret() {
    return new Kind<>(Secret::new, text -> Mask.MASK).where(Rules.SECRET_NOT_EMPTY);
  }

  /** A whole number. */
  public static Kind<Integer> number() {
    return of("a whole number", Integer::valueOf);
  }

  /** A whole number of 64 bits. */
  public static Kind<Long> longNumber() {
    return of("a whole number", Long::valueOf);
  }

  /** A duration such as {@code 500ms}, {@code 10s} or {@code 5m}; milliseconds without a unit. */
  public static Kind<Duration> duration() {
    return of("a duration, such as 500ms, 10s or 5m", Hocon::duration);
  }

  /** A size such as {@code 512k} or {@code 1MiB}; bytes without a unit. */
  public static Kind<DataSize> size() {
    return of("a size, such as 512k or 1MiB", Hocon::size);
  }

  /** An address. */
  public static Kind<URI> uri() {
    return of("an address", URI::create);
  }

  /** A path of the local file system. */
  public static Kind<Path> path() {
    return text()
        .map(
            text -> {
              try {
                return Path.of(text);
              } catch (InvalidPathException invalid) {
                throw new IllegalArgumentException("a path", invalid);
              }
            });
  }

  /** One of {@code type}'s constants by its name, in whichever case. */
  public static <E extends Enum<E>> Kind<E> choice(Class<E> type) {
    String names =
        Arrays.stream(type.getEnumConstants())
            .map(constant -> constant.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    return of("one of " + names, text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT)));
  }

  /** A kind made by {@code parser}, which throws {@link IllegalArgumentException} at other text. */
  public static <T> Kind<T> of(String wanted, Function<String, T> parser) {
    return new Kind<>(
        text -> {
          try {
            return parser.apply(text);
          } catch (IllegalArgumentException refused) {
            throw new IllegalArgumentException(wanted, refused);
          }
        },
        Mask::inText);
  }
}
