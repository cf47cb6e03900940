package com.sparkify.sandbox.sample;

/** What people play: a third of it the lake's songs, so that questions have answers. */
final class Playlist {

  /** Some of these do not match for their letters beyond ASCII, which the logs garble. */
  private static final int PERCENT_OF_LAKE = 38;

  /** The songs that are ever played, at most. */
  private static final int CHART = 5_000;

  private final Catalogue lake;
  private final Catalogue beyond;
  private final Popularity ofLake;
  private final Popularity ofBeyond;

  Playlist(Catalogue lake, Catalogue beyond) {
    this.lake = lake;
    this.beyond = beyond;
    this.ofLake = new Popularity(Math.min(CHART, lake.size()));
    this.ofBeyond = new Popularity(Math.min(CHART, beyond.size()));
  }

  Song pick(Dice dice) {
    return dice.percent(PERCENT_OF_LAKE)
        ? lake.song(ofLake.pick(dice))
        : beyond.song(ofBeyond.pick(dice));
  }
}
