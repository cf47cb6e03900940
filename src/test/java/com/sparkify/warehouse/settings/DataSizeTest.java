package com.sparkify.warehouse.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataSizeTest {

  @ParameterizedTest
  @CsvSource({
    "1MiB, 1048576, 1MiB",
    "512k, 524288, 512KiB",
    "10 MB, 10000000, 10000000B",
    "7, 7, 7B"
  })
  void unitsAreThoseOfHocon(String text, long bytes, String printed) {
    assertThat(DataSize.parse(text)).isEqualTo(new DataSize(bytes)).hasToString(printed.strip());
  }

  @Test
  void nothingIsNoSize() {
    assertThatIllegalArgumentException().isThrownBy(() -> DataSize.parse("0"));
    assertThatIllegalArgumentException().isThrownBy(() -> DataSize.parse("much"));
  }
}
