package com.sparkify.warehouse.settings;

import java.math.BigDecimal;

/**
 * How many records a run may reject before it is refused.
 *
 * @param text a count such as {@code 100}, or a share such as {@code 0.5%}
 */
public record RejectLimit(String text) {

  /** What {@link #parse} accepts. */
  static final String EXPECTED = "a count such as 100, or a share such as 1%, at most 100%";

  private static final String COUNT = "\\d{1,18}";
  private static final String SHARE = "(100(\\.0{1,6})?|0?\\d{1,2}(\\.\\d{1,6})?)%";
  private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

  public RejectLimit {
    if (!text.matches(COUNT + "|" + SHARE)) {
      throw new IllegalArgumentException("Cannot use " + text + ": expected " + EXPECTED);
    }
  }

  /**
   * The limit that {@code text} names; spaces around it and before the percent sign are allowed.
   *
   * @throws IllegalArgumentException if it names none
   */
  public static RejectLimit parse(String text) {
    return new RejectLimit(text.strip().replaceFirst("\\s+%$", "%"));
  }

  /**
   * Whether {@code rejected} of {@code records} are more than allowed; exactly the limit is
   * allowed.
   */
  public boolean exceededBy(long rejected, long records) {
    BigDecimal most = new BigDecimal(text.replace("%", ""));
    // Multiplied, not divided: exact, and right for no records.
    BigDecimal of = text.endsWith("%") ? BigDecimal.valueOf(records) : WHOLE;
    return BigDecimal.valueOf(rejected).multiply(WHOLE).compareTo(most.multiply(of)) > 0;
  }

  @Override
  public String toString() {
    return text;
  }
}
