package com.sparkify.warehouse.settings;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many lines a run may reject before it is refused.
 *
 * @param most the most that may be rejected, 0 or more; of percent, 100 at most
 * @param unit what {@code most} counts
 */
public record RejectLimit(BigDecimal most, Unit unit) {

  /** What a limit counts. */
  public enum Unit {
    LINES,
    PERCENT
  }

  /** What {@link #parse} accepts. */
  static final String WANTED = "a count such as 100, or a share such as 1%, at most 100%";

  private static final Pattern TEXT =
      Pattern.compile("(\\d{1,18})|(\\d{1,3}(?:\\.\\d{1,6})?)\\s*%");
  private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

  public RejectLimit {
    if (most.signum() < 0 || (unit == Unit.PERCENT && most.compareTo(WHOLE) > 0)) {
      throw new IllegalArgumentException("Cannot use " + most + " " + unit + ": wanted " + WANTED);
    }
  }

  /**
   * The limit that {@code text} names, such as {@code 100} or {@code 0.5%}.
   *
   * @throws IllegalArgumentException if it names none
   */
  public static RejectLimit parse(String text) {
    Matcher limit = TEXT.matcher(text.strip());
    if (!limit.matches()) {
      throw new IllegalArgumentException("Cannot use " + text + ": wanted " + WANTED);
    }
    return limit.group(1) == null
        ? new RejectLimit(new BigDecimal(limit.group(2)), Unit.PERCENT)
        : new RejectLimit(new BigDecimal(limit.group(1)), Unit.LINES);
  }

  /**
   * Whether {@code rejected} of {@code lines} are more than allowed; exactly the limit is allowed.
   */
  public boolean exceededBy(long rejected, long lines) {
    // Multiplied, not divided: exact, and right for no lines.
    BigDecimal of = unit == Unit.PERCENT ? BigDecimal.valueOf(lines) : WHOLE;
    return BigDecimal.valueOf(rejected).multiply(WHOLE).compareTo(most.multiply(of)) > 0;
  }

  @Override
  public String toString() {
    return most.toPlainString() + (unit == Unit.PERCENT ? "%" : "");
  }
}
