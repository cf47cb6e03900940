package com.sparkify.sandbox.sample;

import java.math.BigDecimal;

/** Decimal numbers as the real data writes them. */
final class Decimals {

  private Decimals() {}

  /** The number of {@code units} of 0.00001, with no needless zero but the first: {@code 218.0}. */
  static String ofHundredThousandths(long units) {
    BigDecimal number = BigDecimal.valueOf(units, 5).stripTrailingZeros();
    return number.setScale(Math.max(1, number.scale())).toPlainString();
  }
}
