package com.sparkify.bench;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sparkify.bench.candidate.Candidate;
import com.sparkify.warehouse.error.DataException;
import com.sparkify.warehouse.lake.parsing.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SameRowsTest {
  private static final String ONE =
      "SO1,\"a \"\"b\"\", c\",AR1,X,,1.5,@NULL@,200.10,1999,1,bench,s3://lake/songs/1.json,2018-01-01 00:00:00.000\n";
  private static final String TWO =
      "SO2,t,AR2,Y,\"\",@NULL@,@NULL@,3.0,@NULL@,1,bench,s3://lake/songs/2.json,@NULL@\n";

  @TempDir private Path folder;
  private final Map<String, Digest> digests = new LinkedHashMap<>();

  @Test
  void theOrderOfRowsAndTheWayNumbersAndEmptyTextsAreWrittenDoNotMatter() throws IOException {
    produces(Candidate.OURS, ONE + TWO);
    produces(
        Candidate.DUCKDB,
        TWO.replace("\"\"", "").replace("s3://", "/home/").replace("3.0", "3"),
        ONE.replace("200.10", "200.1"));
    assertThatCode(this::check).doesNotThrowAnyException();
  }

  @Test
  void aWrongRowIsFoundAndItsColumnNamed() throws IOException {
    produces(Candidate.OURS, ONE + TWO);
    produces(Candidate.JSON, ONE + TWO.replace("SO2,t,", "SO2,T,"));
    produces(Candidate.BASELINE, ONE + TWO);
    assertThatThrownBy(this::check)
        .isInstanceOf(DataException.class)
        .hasMessageContaining("json has other values of title")
        .hasMessageNotContaining("ours has");
  }

  @Test
  void valuesThatChangeTheirRowsAreFound() throws IOException {
    produces(Candidate.OURS, ONE + TWO);
    produces(Candidate.JSON, ONE.replace("AR1", "AR2") + TWO.replace("AR2", "AR1"));
    produces(Candidate.BASELINE, ONE + TWO);
    assertThatThrownBy(this::check)
        .hasMessageContaining("json has the same values combined into other rows");
  }

  @Test
  void anEmptyTextIsNoNull() throws IOException {
    produces(Candidate.OURS, ONE + TWO);
    produces(Candidate.JSON, ONE + TWO.replace("\"\"", "@NULL@"));
    produces(Candidate.BASELINE, ONE + TWO);
    assertThatThrownBy(this::check)
        .hasMessageContaining("json has other values of artist_location");
  }

  @Test
  void aRowThatIsMissingOrThereTwiceIsFoundThoughMostMissIt() throws IOException {
    produces(Candidate.OURS, ONE + TWO);
    produces(Candidate.JSON, ONE);
    produces(Candidate.SCHEMA, ONE);
    produces(Candidate.BASELINE, ONE + TWO + TWO);
    assertThatThrownBy(this::check)
        .hasMessageContaining("json has 1 rows of 2")
        .hasMessageContaining("baseline has 3 rows of 2");
  }

  private void produces(Candidate who, String... files) throws IOException {
    Path output = Files.createDirectory(folder.resolve(who.label()));
    var staged = new ArrayList<Path>();
    for (int i = 0; i < files.length; i++) {
      staged.add(output.resolve("part-" + i + ".csv.gz"));
      try (var gzip = new GZIPOutputStream(Files.newOutputStream(staged.get(i)))) {
        gzip.write(files[i].getBytes(StandardCharsets.UTF_8));
      }
    }
    Digest digest = Digest.of(staged, Source.SONGS, "lake/songs");
    digests.put(who.label(), digest);
  }

  private void check() {
    new SameRows(Source.SONGS, 2).require(digests);
  }
}
