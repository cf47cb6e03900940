package com.sparkify.warehouse.promises;

import java.sql.Timestamp;

/** One object of the catalogue as it is staged. */
public record SongRow(
    String id,
    String title,
    String artistId,
    String artistName,
    String location,
    Double latitude,
    Double longitude,
    Double duration,
    Integer year,
    Timestamp modified,
    String file) {

  /** A blank location is none. */
  String placed() {
    return location == null || location.isBlank() ? null : location;
  }

  /** The number of the artist's location fields that are known, 0 to 3. */
  int completeness() {
    return (placed() == null ? 0 : 1) + (latitude == null ? 0 : 1) + (longitude == null ? 0 : 1);
  }
}
