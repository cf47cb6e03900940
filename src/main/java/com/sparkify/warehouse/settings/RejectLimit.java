package com.sparkify.warehouse.settings;

import java.math.BigDecimal;
import java.math.MathContext;

/** How many lines a run may reject before it is refused: a count or a share of its lines. */
public sealed interface RejectLimit {

  /** What {@link #parse} accepts. */
  String WANTED = "a count such as 100, or a share such as 1%, at most 100%";

  /**
   * Whether {@code rejected} of {@code lines} are more than allowed; exactly the limit is allowed.
   */
  boolean exceededBy(long rejected, long lines);

  /**
   * The limit that {@code text} names, such as {@code 100} or {@code 0.5%}.
   *
   * @throws IllegalArgumentException if it names none
   */
  static RejectLimit parse(String text) {
    String limit = text.strip();
    if (limit.matches("\\d{1,18}")) {
      return new Count(Long.parseLong(limit));
    }
    if (limit.matches("\\d{1,3}(\\.\\d{1,6})?\\s*%")) {
      return new Share(new BigDecimal(limit.substring(0, limit.length() - 1).strip()));
    }
    throw new IllegalArgumentException("Cannot use " + text + ": wanted " + WANTED);
  }

  /**
   * A fixed number of lines.
   *
   * @param lines the most that may be rejected, 0 or more
   */
  record Count(long lines) implements RejectLimit {

    public Count {
      if (lines < 0) {
        throw new IllegalArgumentException("Cannot use " + lines + ": wanted " + WANTED);
      }
    }

    @Override
    public boolean exceededBy(long rejected, long lines) {
      return rejected > this.lines;
    }

    @Override
    public String toString() {
      return Long.toString(lines);
    }
  }

  /**
   * A share of the lines read.
   *
   * @param percent the most that may be rejected, 0 to 100 percent of the lines
   */
  record Share(BigDecimal percent) implements RejectLimit {

    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    public Share {
      if (percent.signum() < 0 || percent.compareTo(WHOLE) > 0) {
        throw new IllegalArgumentException("Cannot use " + percent + "%: wanted " + WANTED);
      }
    }

    @Override
    public boolean exceededBy(long rejected, long lines) {
      // Multiplied, not divided: exact, and right for no lines.
      BigDecimal allowed = percent.multiply(BigDecimal.valueOf(lines), MathContext.UNLIMITED);
      return BigDecimal.valueOf(rejected).multiply(WHOLE).compareTo(allowed) > 0;
    }

    @Override
    public String toString() {
      return percent.toPlainString() + "%";
    }
  }
}
