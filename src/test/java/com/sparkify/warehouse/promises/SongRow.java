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

  /** How much of where the artist is from is known. */
  int completeness() {
    return (placed() == null ? 0 : 1) + (latitude == null ? 0 : 1) + (longitude == null ? 0 : 1);
  }
}
