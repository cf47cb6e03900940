package com.sparkify.warehouse.lake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.github.luben.zstd.ZstdOutputStream;
import com.sparkify.testing.TestSpark;
import com.sparkify.warehouse.error.SettingsException;
import com.sparkify.warehouse.lake.listing.LakeFile;
import com.sparkify.warehouse.lake.listing.LakeListing;
import com.sparkify.warehouse.lake.listing.Listing;
import com.sparkify.warehouse.lake.parsing.LineLimits;
import com.sparkify.warehouse.lake.parsing.Source;
import com.sparkify.warehouse.lake.parsing.UnknownField;
import com.sparkify.warehouse.lake.writing.Reject;
import com.sparkify.warehouse.lake.writing.RejectReader;
import com.sparkify.warehouse.lake.writing.RunFolders;
import com.sparkify.warehouse.lake.writing.StagingTable;
import com.sparkify.warehouse.staging.IngestedRows;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;
import org.apache.commons.lang3.ArrayUtils;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.util.functional.FunctionRaisingIOE;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.Tuple3;

class IngestIT {
  private static final LineLimits LIMITS =
      new LineLimits(2_000, LocalDate.EPOCH, Duration.ofDays(1));

  @TempDir Path home;
  private Path lake;
  private final SparkSession spark = TestSpark.session();
  private final Configuration hadoop = spark.sparkContext().hadoopConfiguration();

  @BeforeEach
  void makeLake() throws IOException {
    lake = Files.createDirectories(home.resolve("lake/A/B"));
  }

  @Test
  void linesBecomeTheRowsThatTheStagingTableTakes() throws IOException {
    put("a.json", song("SO1", "\"1 \\\"x\\\", y\\n\\\\z\"") + "\n" + song("SO2", "1888"));
    put("b.json", song("SO3", "\"\\u0013é🎵 \""));

    IngestReport report = ingest();

    Dataset<Row> staged = staged(report, StagingTable.STAGING_SONGS);
    Dataset<Row> expected =
        spark.createDataFrame(
            List.of(
                row("SO1", "1 \"x\", y\n\\z", "a.json"),
                row("SO2", "1888", "a.json"),
                row("SO3", "\u0013é🎵", "b.json")),
            staged.schema());
    TestSpark.assertSameRows(expected, staged);
    assertThat(report.records()).isEqualTo(3);
    assertThat(report.files()).isEqualTo(2);
  }

  @Test
  void everyLineIsAcceptedOrRejectedWithItsNumberUnlessItIsBlank() throws IOException {
    put(
        "a.json",
        "\uFEFF"
            + song("SO1", "\"a\"")
            + "\r\n\r\nnot json\r\n \t\r\n"
            + song("SO2", "\"b\"")
            + "\n"
            + "x".repeat(5_000)
            + "\n{}");

    IngestReport report = ingest();

    assertThat(report.records()).isEqualTo(5);
    assertThat(report.accepted()).isEqualTo(2);
    assertThat(rejects())
        .extracting(
            Reject::line, reject -> reject.reason().replaceFirst("is not JSON: .*", "is not JSON"))
        .containsExactly(
            tuple(3L, "is not JSON"),
            tuple(6L, "is longer than 2000 bytes; only its beginning is kept here"),
            tuple(7L, "song_id is missing"));
    assertThat(rejects().get(0).raw()).isEqualTo("not json");
  }

  @Test
  void aLargeFileIsCutAndItsRejectsKeepTheirLineNumbers() throws IOException {
    int lines = 160_000;
    var text = new StringBuilder();
    for (int i = 1; i <= lines; i++) {
      text.append(i % 40_000 == 0 ? "bad " + i : song("SO" + i, "\"a\""));
      text.append(i % 2 == 0 ? "\n" : "\n\r\n");
    }
    put("large.json", text.toString());
    put("small.json", song("SO0", "\"a\""));

    IngestReport report = ingest();

    assertThat(report.splits()).hasSizeGreaterThan(1);
    assertThat(report.files()).isEqualTo(2);
    assertThat(report.bytes()).isEqualTo(list().stream().mapToLong(LakeFile::size).sum());
    assertThat(report.records()).isEqualTo(lines + 1);
    assertThat(report.accepted()).isEqualTo(lines - 3);
    assertThat(rejects())
        .extracting(Reject::line, Reject::record, Reject::raw)
        .containsExactly(
            tuple(60_000L, 40_000L, "bad 40000"),
            tuple(120_000L, 80_000L, "bad 80000"),
            tuple(180_000L, 120_000L, "bad 120000"),
            tuple(240_000L, 160_000L, "bad 160000"));
    assertThat(staged(report, StagingTable.STAGING_SONGS).select("song_id").distinct().count())
        .isEqualTo(report.accepted());
    assertThat(
            staged(report, StagingTable.STAGING_FILES)
                .select("records", "rows_accepted", "rows_rejected")
                .as(Encoders.tuple(Encoders.LONG(), Encoders.LONG(), Encoders.LONG()))
                .collectAsList())
        .containsExactlyInAnyOrder(
            new Tuple3<>((long) lines, lines - 4L, 4L), new Tuple3<>(1L, 1L, 0L));
  }

  @Test
  void gzipIsReadAndACutOneLosesNoLineThatIsThere() throws IOException {
    byte[] whole = gzip(song("SO1", "\"a\"") + "\n" + song("SO2", "\"b\""));
    Files.write(lake.resolve("whole.json.gz"), whole);
    var lines = new StringBuilder();
    for (int i = 0; i < 2_000; i++) {
      lines.append(song("SX" + i, "\"" + Integer.toHexString(i * 7919) + "\"")).append('\n');
    }
    byte[] cut = gzip(lines.toString());
    Files.write(lake.resolve("cut.json.gz"), Arrays.copyOf(cut, cut.length / 2));
    put("fake.json.gz", "hello");
    put("empty.json", "");
    put("empty.json.gz", "");

    IngestReport report = ingest();

    assertThat(report.files()).isEqualTo(5);
    assertThat(report.accepted()).isGreaterThan(500);
    assertThat(report.records()).isEqualTo(report.accepted() + report.rejected());
    assertThat(rejects())
        .extracting(Reject::reason)
        .hasSize(2)
        .anyMatch(reason -> reason.equals("the gzip file ends too soon"))
        .anyMatch(reason -> reason.startsWith("is not JSON: "));
  }

  @Test
  void whatIsBehindAGzipMemberIsReadOrRejectedUnlessItIsZeros() throws IOException {
    byte[] damaged = gzip(song("SO9", "\"x\""));
    damaged[0] = 0;
    put("joined.json.gz", gzip(song("SO1", "\"a\"") + "\n"), gzip(song("SO2", "\"b\"")));
    put("padded.json.gz", gzip(song("SO3", "\"a\"")), new byte[700]);
    put("then text.json.gz", gzip(song("SO4", "\"a\"")), song("SO8", "\"x\"").getBytes(UTF_8));
    put("then damaged.json.gz", gzip(song("SO5", "\"a\"") + "\n"), damaged);
    put("in a line.json.gz", gzip(song("SO6", "\"a\"") + "\n{\"song_id\":"), damaged);

    IngestReport report = ingest();

    assertThat(staged(report, StagingTable.STAGING_SONGS).select("song_id").as(Encoders.STRING()))
        .satisfies(
            ids ->
                assertThat(ids.collectAsList())
                    .containsExactlyInAnyOrder("SO1", "SO2", "SO3", "SO4", "SO5", "SO6"));
    assertThat(rejects())
        .allMatch(reject -> reject.reason().startsWith("the rest of the file is not gzip: "))
        .extracting(reject -> reject.file().replaceFirst(".*/", ""), Reject::line, Reject::raw)
        .containsExactlyInAnyOrder(
            tuple("then text.json.gz", 2L, ""),
            tuple("then damaged.json.gz", 2L, ""),
            tuple("in a line.json.gz", 2L, "{\"song_id\":"));
  }

  @Test
  void aFileIsReadForWhatItIsWhateverItsName() throws IOException {
    put("packed.json", gzip(song("SO1", "\"a\"")));
    put("plain.json.gz", song("SO2", "\"b\""));
    put("bzip2.JSONL", compress(BZip2CompressorOutputStream::new, song("SO3", "\"c\"")));
    put("zstd.ndjson.bz2", compress(ZstdOutputStream::new, song("SO4", "\"d\"")));
    put("e.Json.Zst", compress(ZstdOutputStream::new, song("SO5", "\"e\"")));

    assertThat(ingest().accepted()).isEqualTo(5);
  }

  @Test
  void aLargeCompressedFileIsNotCutWhateverItsName() throws IOException {
    int lines = 300_000;
    var random = new Random(1);
    var text = new StringBuilder();
    for (int i = 0; i < lines; i++) {
      text.append(song("SO" + i, "\"" + Long.toHexString(random.nextLong()) + "\"")).append('\n');
    }
    put("large.json", compress(out -> uncompressedGzip(out), text.toString()));

    IngestReport report = ingest();

    assertThat(report.bytes()).isGreaterThan(20_000_000);
    assertThat(report.splits()).isEmpty();
    assertThat(report.accepted()).isEqualTo(lines);
  }

  @Test
  void objectsAreReadWhereverTheirLinesEnd() throws IOException {
    String one = song("SO1", "\"a\"");
    String two = song("SO2", "\"b\"");
    String bad = "{\"song_id\":\"SO3\"}";
    put("concatenated.json", one + two + bad);
    put("pretty.json", pretty(one) + "\n" + pretty(bad) + "\n" + pretty(two) + "\n");
    put("array.json", "[" + one + ",\n" + bad + "," + two + "]\n");
    put("several a line.json", one + "\n" + two + bad + one + "\n");
    put("pretty.json.gz", gzip("[\n" + pretty(one) + ",\n" + pretty(bad) + "\n]"));
    put("cut array.json", "[" + one + "," + two + ",\n");

    IngestReport report = ingest();

    assertThat(report.accepted()).isEqualTo(2 + 2 + 2 + 3 + 1 + 2);
    assertThat(report.records()).isEqualTo(report.accepted() + 6);
    assertThat(rejects())
        .extracting(
            reject -> reject.file().replaceFirst(".*/", ""),
            Reject::line,
            Reject::record,
            Reject::reason,
            Reject::raw)
        .containsExactlyInAnyOrder(
            tuple("concatenated.json", 1L, 3L, "title is missing", bad),
            tuple("pretty.json", 10L, 2L, "title is missing", pretty(bad)),
            tuple("array.json", 2L, 2L, "title is missing", bad),
            tuple("several a line.json", 2L, 3L, "title is missing", bad),
            tuple("pretty.json.gz", 11L, 2L, "title is missing", pretty(bad)),
            tuple("cut array.json", 2L, 3L, "the array does not end: the file was cut", ""));
  }

  @Test
  void aDamagedObjectCostsNoLineThatBeginsAnObject() throws IOException {
    String one = pretty(song("SO1", "\"a\""));
    String two = pretty(song("SO2", "\"b\""));
    put("a.json", one.substring(0, 30) + "\n" + two + one.substring(0, 45) + "\n" + one + "\n}}");

    IngestReport report = ingest();

    assertThat(report.accepted()).isEqualTo(2);
    assertThat(rejects())
        .hasSize(3)
        .allMatch(reject -> reject.reason().startsWith("is not JSON"))
        .extracting(Reject::record)
        .containsExactly(1L, 3L, 5L);
  }

  @Test
  void theDamageOfACompressedFileIsToldOnceInWhateverForm() throws IOException {
    byte[] damaged = gzip(song("SO9", "\"x\""));
    damaged[0] = 0;
    String one = pretty(song("SO1", "\"a\""));
    put("between.json.gz", gzip(pretty("{\"song_id\":1}") + one + "\n"), damaged);
    put("within.json.gz", gzip(one + one.substring(0, 40)), damaged);

    assertThat(ingest().accepted()).isEqualTo(2);
    assertThat(rejects())
        .extracting(
            reject -> reject.file().replaceFirst(".*/", ""),
            Reject::record,
            reject -> reject.reason().replaceFirst(":.*", ""))
        .containsExactlyInAnyOrder(
            tuple("between.json.gz", 1L, "title is missing"),
            tuple("between.json.gz", 3L, "the rest of the file is not gzip"),
            tuple("within.json.gz", 2L, "the rest of the file is not gzip"));
  }

  @Test
  void aLargeFileOfAnotherFormIsReadWholeByOneTask() throws IOException {
    int songs = 80_000;
    var concatenated = new StringBuilder();
    var array = new StringBuilder();
    for (int i = 1; i <= songs; i++) {
      String song = song("SO" + i, "\"a\"");
      concatenated.append(song);
      array.append(i == 1 ? "[" : ",\n").append(song);
    }
    put("concatenated.json", concatenated.toString());
    put("array.json", array.append("\n]\n").toString());

    IngestReport report = ingest();

    assertThat(report.splits()).isEmpty();
    assertThat(report.accepted()).isEqualTo(2L * songs);
    assertThat(report.rejected()).isZero();
  }

  @Test
  void aFileThatGoesOrChangesBetweenListingAndReadingIsLeftToTheNextRun() throws IOException {
    put("goes.json", song("SO1", "\"a\""));
    put("grows.json", song("SO2", "\"b\""));
    put("stays.json", song("SO3", "\"c\""));
    List<LakeFile> listed = list();
    Files.delete(lake.resolve("goes.json"));
    put("grows.json", song("SO2", "\"b\"") + "\n" + song("SO4", "\"d\""));

    IngestReport report = newIngest().execute(listed);

    assertThat(report.accepted()).isEqualTo(1);
    assertThat(report.vanished())
        .hasSize(2)
        .allMatch(path -> path.contains("goes") || path.contains("grows"));
  }

  @Test
  void keysMayHoldWhateverS3Allows() throws IOException {
    List<String> names =
        List.of("a b.json", "a=b.json", "100%.json", "a%20b.json", "é🎵.json", "a+b&c.json");
    for (String name : names) {
      put(name, song("SO" + name.hashCode(), "\"a\""));
    }
    assertThat(ingest().accepted()).isEqualTo(names.size());
  }

  @Test
  void whatIsNoDataByItsNameIsCountedAndNamed() throws IOException {
    for (int i = 1; i <= 5; i++) {
      put("notes-" + i + ".txt", "hello");
    }
    put("_temporary.json", "{}");
    put(".hidden.json", "{}");
    put("_SUCCESS", "");
    String some = ".*/notes-1.txt, .*/notes-2.txt, .*/notes-3.txt";
    assertThatThrownBy(this::list)
        .isInstanceOf(SettingsException.class)
        .hasMessageMatching(
            "Cannot load: no .json, .ndjson or .jsonl file, compressed or not, is under .*;"
                + " there are others: 5 files, such as "
                + some);

    put("a.json", song("SO1", "\"a\""));
    Listing listing = new LakeListing(root(), hadoop).execute();
    assertThat(listing.others()).isEqualTo(5);
    assertThat(String.join(", ", listing.examples())).matches(some);
  }

  @Test
  void whatIsInAHiddenFolderIsNoData() throws IOException {
    put("a.json", song("SO1", "\"a\""));
    for (String folder :
        List.of("_temporary/0/attempt_1", ".hive-staging_1", "_delta_log", "C/_x/D", "C/.x")) {
      Files.createDirectories(lake.resolve(folder));
      put(folder + "/b.json", song("SO2", "\"b\""));
    }
    Files.createDirectories(lake.resolve("C/a_b/c.d"));
    put("C/a_b/c.d/e_.json", song("SO3", "\"c\""));

    assertThat(ingest().accepted()).isEqualTo(2);
  }

  @Test
  void theRootMayBeInAFolderThatWouldBeHiddenBelowIt() throws IOException {
    Path root = Files.createDirectories(lake.resolve("_raw/.songs"));
    put("_raw/.songs/a.json", song("SO1", "\"a\""));

    assertThat(new LakeListing(root.toUri().toString(), hadoop).execute().files()).hasSize(1);
  }

  @Test
  void aFolderThatIsNotThereIsAMistakeInTheSettings() {
    assertThatThrownBy(
            () -> new LakeListing(home.resolve("nowhere").toUri().toString(), hadoop).execute())
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("the folder does not exist");
  }

  @Test
  void unknownFieldsAreCounted() throws IOException {
    put("a.json", song("SO1", "\"a\",\"mood\":\"blue\""));
    assertThat(ingest().unknownFields()).containsEntry("mood", new UnknownField(1, "\"blue\""));
  }

  private IngestReport ingest() {
    return newIngest().execute(list());
  }

  private Ingest newIngest() {
    var folders =
        RunFolders.of(
            "run1",
            home.resolve("temp").toUri().toString(),
            home.resolve("rejects").toUri().toString());
    return new Ingest(spark, Source.SONGS, root(), folders, LIMITS);
  }

  private Dataset<Row> staged(IngestReport report, StagingTable table) {
    return new IngestedRows(table, report.parts(table)).dataset(spark);
  }

  private List<LakeFile> list() {
    return new LakeListing(root(), hadoop).execute().files();
  }

  private String root() {
    return home.resolve("lake").toUri().toString();
  }

  private List<Reject> rejects() {
    var rejects = new ArrayList<Reject>();
    new RejectReader(home.resolve("rejects").toUri().toString(), hadoop)
        .read("run1", 100, rejects::add);
    return rejects;
  }

  private void put(String name, String text) throws IOException {
    Files.write(lake.resolve(name), text.getBytes(UTF_8));
  }

  private void put(String name, byte[]... parts) throws IOException {
    Files.write(lake.resolve(name), Arrays.stream(parts).reduce(new byte[0], ArrayUtils::addAll));
  }

  private Row row(String id, String title, String file) throws IOException {
    String path = new org.apache.hadoop.fs.Path(lake.resolve(file).toUri()).toString();
    var modified = Files.getLastModifiedTime(lake.resolve(file)).toInstant();
    String time =
        DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS")
            .withZone(ZoneOffset.UTC)
            .format(modified);
    return RowFactory.create(
        id, title, "AR1", "B", "", null, 1.25, null, 0, null, "run1", path, time);
  }

  private static String song(String id, String title) {
    return "{\"song_id\":\""
        + id
        + "\",\"title\":"
        + title
        + ",\"artist_id\":\"AR1\",\"artist_name\":\"B\",\"artist_location\":\"\",\"artist_longitude\":1.25,\"year\":0}";
  }

  /** The same object with each field on a line. */
  private static String pretty(String object) {
    return object.replace("{", "{\n  ").replace(",\"", ",\n  \"").replace("}", "\n}");
  }

  private static byte[] gzip(String text) throws IOException {
    return compress(GZIPOutputStream::new, text);
  }

  private static OutputStream uncompressedGzip(OutputStream out) throws IOException {
    var parameters = new GzipParameters();
    parameters.setCompressionLevel(Deflater.NO_COMPRESSION);
    return new GzipCompressorOutputStream(out, parameters);
  }

  private static byte[] compress(
      FunctionRaisingIOE<OutputStream, OutputStream> compressor, String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (OutputStream out = compressor.apply(bytes)) {
      out.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }
}
