package com.sparkify.warehouse.settings;

import java.util.function.Predicate;

/**
 * What a setting's value must be.
 *
 * @param holds whether a value is as wanted
 * @param wanted what is wanted, in words that follow "wanted"
 */
public record Rule<T>(Predicate<? super T> holds, String wanted) {

  /**
   * Returns {@code value} if it is as wanted.
   *
   * @param key the setting's key, for the message
   * @throws IllegalArgumentException naming key, value and what is wanted
   */
  public T check(String key, T value) {
    if (value == null || !holds.test(value)) {
      throw new IllegalArgumentException(
          "Cannot use %s = %s: wanted %s"
              .formatted(key, Mask.inText(String.valueOf(value)), wanted));
    }
    return value;
  }
}
