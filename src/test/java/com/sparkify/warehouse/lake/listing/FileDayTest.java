package com.sparkify.warehouse.lake.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileDayTest {

  @ParameterizedTest
  @CsvSource({
    "2018/11/2018-11-12-events.json, 2018-11-12",
    "2018-11-12-events.json, 2018-11-12",
    "events-20181112.json.gz, 2018-11-12",
    "20181112T0304-events.json, 2018-11-12",
    "2018/11/12/events.json, 2018-11-12",
    "a/2018/11/12/03/part-0.json, 2018-11-12",
    "2018/11/03/stream-1-2018-11-03-01-02-03-0f3a.json, 2018-11-03",
    "year=2018/month=11/day=02/part-00000.json, 2018-11-02",
    "year=2018/month=1/day=2/hour=03/part-00000.json, 2018-01-02",
    "y=2018/m=11/d=12/x.json, 2018-11-12",
    "a/dt=2018-11-12/x.json, 2018-11-12",
    "date=20181112/x.json, 2018-11-12",
    "day=2018-11-12/hour=3/x.json, 2018-11-12",
    "Year=2018/Month=11/Day=12/x.json, 2018-11-12",
    "from-2018-11-01-to-2018-11-12.json, 2018-11-12",
    "2018-11-01-and-2018-13-45.json, 2018-11-01",
    "dt=2018-11-12/written-2018-11-13.json, 2018-11-12",
    "2018/11/13/2018-11-12-events.json, 2018-11-12",
    "2018/11/12/part-99991301.json, 2018-11-12",
    "2018/02/30/x.json,",
    "2018/11/x.json,",
    "2018-11-12/x.json, 2018-11-12",
    "20181112/x.json, 2018-11-12",
    "part-1201811121.json,",
    "year=2018/day=12/x.json,",
    "events.json,"
  })
  void theDayIsInTheFoldersOrInTheName(String below, LocalDate day) {
    assertThat(FileDay.of(below)).isEqualTo(Optional.ofNullable(day));
  }
}
