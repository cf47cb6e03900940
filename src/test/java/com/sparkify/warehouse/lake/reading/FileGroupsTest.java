package com.sparkify.warehouse.lake.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.sparkify.warehouse.lake.listing.LakeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FileGroupsTest {
  private static final int MIB = 1024 * 1024;

  @Test
  void manyTinyFilesAreSharedAmongTheCoresAndNoMore() {
    List<List<Split>> groups = pack(files(15_000, 250), 2);
    assertThat(groups).hasSize(2);
    assertThat(groups.get(0)).hasSizeBetween(7_400, 7_600);
  }

  @Test
  void aTinyLoadIsOneTask() {
    assertThat(pack(files(3, 1000), 8)).hasSize(1);
  }

  @Test
  void manyBytesMakeMoreTasksThanCores() {
    assertThat(pack(files(20, 100 * MIB), 2)).hasSizeBetween(8, 12);
  }

  @Test
  void everyFileIsInOneGroupInOrder() {
    List<LakeFile> files = files(1000, 40_000);
    assertThat(pack(files, 4).stream().flatMap(List::stream))
        .containsExactlyElementsOf(files.stream().map(Split::whole).toList());
  }

  @Test
  void aLargeFileIsSharedAmongTheCores() {
    assertThat(pack(files(1, 200 * MIB), 4))
        .hasSize(4)
        .allSatisfy(group -> assertThat(group).hasSize(1))
        .allSatisfy(group -> assertThat(group.get(0).bytes()).isEqualTo(50 * MIB));
  }

  @Test
  void noSplitIsLongerThanSparksOwn() {
    List<Split> splits = pack(files(2, 5_000L * MIB), 2).stream().flatMap(List::stream).toList();
    assertThat(splits)
        .allSatisfy(split -> assertThat(split.bytes()).isLessThanOrEqualTo(128 * MIB));
    assertThat(splits.stream().mapToLong(Split::bytes).sum()).isEqualTo(10_000L * MIB);
  }

  @Test
  void aCompressedFileIsReadWholeAndOnlyLargeFilesAreAsked() throws IOException {
    var large = LakeFile.withoutEtag("s3://b/a", 900L * MIB, Instant.EPOCH);
    var small = LakeFile.withoutEtag("s3://b/b", 1000, Instant.EPOCH);
    assertThat(
            FileGroups.pack(
                List.of(large, small),
                OptionalInt.of(4),
                files -> {
                  assertThat(files).containsExactly(large);
                  return Set.of(large);
                }))
        .flatMap(group -> group)
        .containsExactly(Split.whole(large), Split.whole(small));
  }

  /** 15,000 files with 459 MB gave two tasks while an application had no executors yet. */
  @Test
  void onAClusterTheWorkDecidesAndNotTheCoresThatAreThere() throws IOException {
    List<LakeFile> files = files(15_000, 32_000);
    assertThat(FileGroups.pack(files, OptionalInt.empty(), large -> Set.of()))
        .hasSizeBetween(20, 24)
        .allSatisfy(group -> assertThat(group).hasSizeBetween(600, 800));
    assertThat(FileGroups.pack(files(3, 1000), OptionalInt.empty(), large -> Set.of())).hasSize(1);
    assertThat(FileGroups.pack(files(1, 10_000L * MIB), OptionalInt.empty(), large -> Set.of()))
        .hasSizeBetween(150, 170);
  }

  @Test
  void noFilesAreNoGroups() {
    assertThat(pack(List.of(), 4)).isEmpty();
  }

  private static List<List<Split>> pack(List<LakeFile> files, int cores) {
    try {
      return FileGroups.pack(files, OptionalInt.of(cores), large -> Set.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<LakeFile> files(int count, long size) {
    return IntStream.range(0, count)
        .mapToObj(i -> LakeFile.withoutEtag("s3://b/" + i, size, Instant.EPOCH))
        .toList();
  }
}
