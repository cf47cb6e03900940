package com.sparkify.warehouse.promises;

import java.util.List;

/**
 * A file of events as people deliver them, and what a load must make of it.
 *
 * @param key below the root of the lake
 * @param kind what it is by its name
 * @param stored its bytes
 * @param rows the sessions of the lines that are rows, in their order
 * @param rejects the numbers of the lines that are rejects
 * @param description what is odd about it
 */
public record OddFile(
    String key, Kind kind, Bytes stored, List<Long> rows, List<Long> rejects, String description) {

  /** What a file is by its name. */
  public enum Kind {
    DATA,
    OTHER,
    HIDDEN
  }

  /** Bytes that nobody changes. */
  public static final class Bytes {
    private final byte[] bytes;

    Bytes(byte[] bytes) {
      this.bytes = bytes.clone();
    }

    public byte[] get() {
      return bytes.clone();
    }

    @Override
    public String toString() {
      return bytes.length + " bytes";
    }
  }
}
