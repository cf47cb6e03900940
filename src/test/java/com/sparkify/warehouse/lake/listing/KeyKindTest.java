package com.sparkify.warehouse.lake.listing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyKindTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.json",
        "2018/11/2018-11-01-events.JSON",
        "a.jsonl",
        "a.ndjson",
        "A.NDJSON.GZ",
        "a.json.bz2",
        "a.jsonl.zst",
        "a//b.json",
        "a/./b.json",
        "a/../b.json",
        "../a.json",
        "a_/b./c_.json",
        "a\nb.json",
        "year=2018/month=11/a.json"
      })
  void isData(String key) {
    assertThat(KeyKind.of(key, 1)).isEqualTo(KeyKind.DATA);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "_a.json",
        ".a.json",
        "_temporary/0/a.json",
        "x/.hive-staging_1/a.json",
        "x//_y/a.json",
        "x/..y/a.json",
        "_SUCCESS",
        ".a.json.crc"
      })
  void isHidden(String key) {
    assertThat(KeyKind.of(key, 1)).isEqualTo(KeyKind.HIDDEN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a.txt", "a", "json", "a.json.tmp", "a.json.xz", "a.json/b", "a.gz", "a.json/"})
  void isOther(String key) {
    assertThat(KeyKind.of(key, 1)).isEqualTo(KeyKind.OTHER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a/", "a.json/", "2018_$folder$", "2018/11_$folder$"})
  void isAMarkerOfAFolder(String key) {
    assertThat(KeyKind.of(key, 0)).isEqualTo(KeyKind.HIDDEN);
  }
}
