package com.sparkify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages name files of this repository, which move. */
class DocumentationTest {
  private static final Pattern FILE = Pattern.compile("`([\\w./-]+\\.(?:java|sql|conf|sh|txt))`");
  private static final Pattern LINK = Pattern.compile("]\\((?!https?:|#)([^)#]+)");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "README.md",
        "src/site/markdown/clusters.md",
        "src/site/markdown/from-nothing-to-the-nightly-load.md",
        "src/site/markdown/privileges.md",
        "src/site/markdown/reading-the-code.md"
      })
  void everyFileThatAPageNamesExists(String page) throws IOException {
    String text = Files.readString(Path.of(page));
    Collection<File> sources = FileUtils.listFiles(new File("src"), null, true);
    assertThat(matches(FILE, text))
        .allMatch(
            name ->
                Files.exists(Path.of(name))
                    || sources.stream().anyMatch(file -> file.toPath().endsWith(name)));
    assertThat(matches(LINK, text))
        .allMatch(link -> Files.exists(Path.of(page).resolveSibling(link)));
  }

  private static List<String> matches(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult match) -> match.group(1)).toList();
  }
}
