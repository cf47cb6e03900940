package com.sparkify.sandbox.sample;

/**
 * A song of the catalogue.
 *
 * @param track the id that its file is named by
 * @param duration in 0.00001 seconds
 * @param year 0 where it is unknown
 */
record Song(String id, String track, String title, Artist artist, long duration, int year) {

  String key() {
    return "song_data/%s/%s/%s/%s.json"
        .formatted(track.charAt(2), track.charAt(3), track.charAt(4), track);
  }

  String seconds() {
    return Decimals.ofHundredThousandths(duration);
  }

  String json() {
    return new Json()
        .text("artist_id", artist.id())
        .bare("artist_latitude", artist.latitude())
        .loose("artist_location", artist.location())
        .bare("artist_longitude", artist.longitude())
        .loose("artist_name", artist.name())
        .bare("duration", seconds())
        .bare("num_songs", 1)
        .text("song_id", id)
        .loose("title", title)
        .bare("year", year)
        .end();
  }
}
