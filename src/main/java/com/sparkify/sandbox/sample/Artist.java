package com.sparkify.sandbox.sample;

/**
 * An artist as one song has it.
 *
 * @param location empty where it is unknown, null in rare cases
 * @param latitude in degrees, as written, or null
 * @param longitude in degrees, as written, or null
 */
record Artist(String id, String name, String location, String latitude, String longitude) {

  Artist named(String other) {
    return new Artist(id, other, location, latitude, longitude);
  }

  Artist at(String otherLocation, String otherLatitude, String otherLongitude) {
    return new Artist(id, name, otherLocation, otherLatitude, otherLongitude);
  }
}
