package com.sparkify.sandbox.sample;

import java.nio.charset.StandardCharsets;

/**
 * One event of the logs.
 *
 * @param listener null for someone who is logged out
 * @param song null unless one is played
 * @param time epoch milliseconds
 */
record Event(
    Listener listener, String level, Page page, Song song, int session, int item, long time) {

  String json() {
    boolean known = listener != null;
    return new Json()
        .text("artist", song == null ? null : twiceEncoded(song.artist().name()))
        .text("auth", known ? "Logged In" : "Logged Out")
        .text("firstName", known ? listener.firstName() : null)
        .text("gender", known ? listener.gender() : null)
        .bare("itemInSession", item)
        .text("lastName", known ? listener.lastName() : null)
        .bare("length", song == null ? null : song.seconds())
        .text("level", level)
        .text("location", known ? listener.location() : null)
        .text("method", page.method())
        .text("page", page.title())
        .bare("registration", known ? listener.registration() + ".0" : null)
        .bare("sessionId", session)
        .text("song", song == null ? null : twiceEncoded(song.title()))
        .bare("status", page.status())
        .bare("ts", time)
        .text("userAgent", known ? listener.userAgent() : null)
        .text("userId", known ? String.valueOf(listener.id()) : "")
        .end();
  }

  /** The logs took UTF-8 for Latin-1, twice. */
  private static String twiceEncoded(String text) {
    return encoded(encoded(text));
  }

  private static String encoded(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }
}
