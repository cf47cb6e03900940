package com.sparkify.warehouse.settings;

/**
 * A value that must never be printed: its {@code toString} is a mask, {@link #reveal()} is the
 * value.
 */
public record Secret(String reveal) {

  @Override
  public String toString() {
    return Mask.MASK;
  }
}
