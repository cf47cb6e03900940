package com.sparkify.warehouse.promises;

import java.sql.Timestamp;

/** One event as it is staged. */
public record EventRow(
    Long user,
    long session,
    Timestamp time,
    int item,
    String page,
    String song,
    String artist,
    Double length,
    String level,
    String location,
    String agent,
    String firstName,
    String lastName,
    String gender) {

  boolean isPlay() {
    return page.equals("NextSong") && user != null && song != null && !song.isEmpty();
  }

  Play play() {
    return new Play(user, session, time);
  }

  /** What makes two deliveries the same play. */
  record Play(long user, long session, Timestamp time) {}
}
