package com.sparkify.warehouse.lake.reading;

/**
 * Follows one JSON object byte by byte: its strings, its brackets, and what may stand behind what.
 * It finds where the object ends, and most damages where they are; the rest is the parser's.
 */
final class ObjectSyntax {
  /** Where a byte has led. */
  enum Place {
    INSIDE,
    /** The byte was the object's last. */
    END,
    /** The byte cannot stand there. */
    DAMAGE
  }

  /** What Jackson allows. */
  private static final int DEEPEST = 1_000;

  /** Stands for a number, true, false, null, NaN, Infinity or INF. */
  private static final byte SCALAR = 'v';

  private static final boolean[] OF_SCALARS = new boolean[0x80];

  static {
    "0123456789+-.eEtruefalsnNIityF".chars().forEach(c -> OF_SCALARS[c] = true);
  }

  private final byte[] open = new byte[DEEPEST];
  private int depth;
  private byte last;
  private boolean inString;
  private boolean isEscaped;

  /** Begins with an object whose first byte is the next. */
  void start() {
    depth = 0;
    last = ':';
    inString = false;
    isEscaped = false;
  }

  Place accept(byte c) {
    if (inString) {
      return acceptInString(c);
    }
    return switch (c) {
      case ' ', '\t', '\r', '\n' -> Place.INSIDE;
      case '"' -> {
        inString = mayBeginValue() || last == '{' || last == ',';
        yield inString ? Place.INSIDE : Place.DAMAGE;
      }
      case '{', '[' -> mayBeginValue() && depth < DEEPEST ? begin(c) : Place.DAMAGE;
      case '}' -> isIn('{') && last != ':' && last != ',' ? end(c) : Place.DAMAGE;
      case ']' -> isIn('[') && last != ',' ? end(c) : Place.DAMAGE;
      case ':' -> isIn('{') && last == '"' ? follow(c) : Place.DAMAGE;
      case ',' -> isBehindValue() ? follow(c) : Place.DAMAGE;
      default -> isOfScalar(c) ? follow(SCALAR) : Place.DAMAGE;
    };
  }

  private Place acceptInString(byte c) {
    if (c == '\n') {
      return Place.DAMAGE;
    }
    if (isEscaped) {
      isEscaped = false;
    } else if (c == '\\') {
      isEscaped = true;
    } else if (c == '"') {
      inString = false;
      last = c;
    }
    return Place.INSIDE;
  }

  private Place begin(byte bracket) {
    open[depth++] = bracket;
    return follow(bracket);
  }

  private Place end(byte bracket) {
    depth--;
    return depth == 0 ? Place.END : follow(bracket);
  }

  private Place follow(byte what) {
    last = what;
    return Place.INSIDE;
  }

  private boolean isIn(char bracket) {
    return depth > 0 && open[depth - 1] == bracket;
  }

  private boolean mayBeginValue() {
    return last == ':' || last == '[' || (last == ',' && !isIn('{'));
  }

  private boolean isBehindValue() {
    return last == '"' || last == '}' || last == ']' || last == SCALAR;
  }

  private boolean isOfScalar(byte c) {
    return c >= 0 && OF_SCALARS[c] && (mayBeginValue() || last == SCALAR);
  }
}
