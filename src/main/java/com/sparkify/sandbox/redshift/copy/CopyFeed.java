package com.sparkify.sandbox.redshift.copy;

import com.sparkify.sandbox.redshift.copy.RowBuffer.Sink;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.zip.GZIPInputStream;
import software.amazon.awssdk.core.exception.SdkException;

/** Reads the files of one COPY and sends their rows on, in memory that does not grow with them. */
public final class CopyFeed {
  private final CopyCommand copy;
  private final List<TargetColumn> columns;
  private final S3Source source;
  private final BooleanSupplier isStopped;
  private final List<LoadError> errors = new ArrayList<>();
  private long rows;

  /**
   * @param columns where the fields go, in their order
   * @param isStopped asked between lines: whether nobody wants the rows any more
   */
  public CopyFeed(
      CopyCommand copy, List<TargetColumn> columns, S3Source source, BooleanSupplier isStopped) {
    this.copy = copy;
    this.columns = columns;
    this.source = source;
    this.isStopped = isStopped;
  }

  /** The lines that were refused so far. */
  public List<LoadError> errors() {
    return List.copyOf(errors);
  }

  /** The rows that were sent on so far. */
  public long rows() {
    return rows;
  }

  /**
   * Sends all rows, in PostgreSQL's text format, to a sink.
   *
   * @throws CopyFailure if a file is missing or there are more errors than MAXERROR allows
   * @throws IOException if the sink fails
   */
  public void run(Sink sink) throws CopyFailure, IOException {
    RowBuffer buffer = new RowBuffer(sink);
    LineLoader loader = new LineLoader(columns, copy.options(), buffer);
    Iterator<Manifest.Entry> files = source.files(copy);
    boolean isAnyFound = false;
    while (!isStopped.getAsBoolean() && files.hasNext()) {
      Manifest.Entry entry = files.next();
      if (entry.isMandatory() || source.exists(entry.file())) {
        isAnyFound = true;
        file(entry.file(), loader);
      }
    }
    if (!isAnyFound && !isStopped.getAsBoolean()) {
      throw new CopyFailure("None of the files in the manifest exist: " + copy.source());
    }
    buffer.flush();
  }

  private void file(S3Location file, LineLoader loader) throws CopyFailure, IOException {
    try (InputStream in = source.open(file);
        InputStream bytes = copy.options().has("GZIP") ? new GZIPInputStream(in, 1 << 16) : in) {
      lines(new LineReader(bytes, copy.options()), file.url(), loader);
    } catch (SdkException e) {
      throw S3Source.failure(e, file);
    } catch (IOException e) {
      throw new CopyFailure("Cannot read %s: %s".formatted(file.url(), e.getMessage()));
    }
  }

  private void lines(LineReader reader, String file, LineLoader loader)
      throws CopyFailure, IOException {
    Line line = new Line();
    int toSkip = copy.options().number("IGNOREHEADER");
    while (!isStopped.getAsBoolean()) {
      LoadError error;
      try {
        if (!reader.next(line)) {
          return;
        }
        if (toSkip-- > 0 || (line.isBlank() && copy.options().has("IGNOREBLANKLINES"))) {
          continue;
        }
        error = loader.load(line, file);
      } catch (FieldError e) {
        error = loader.broken(line, file, e);
      }
      if (error == null) {
        rows++;
      } else {
        refuse(error);
      }
    }
  }

  private void refuse(LoadError error) throws CopyFailure {
    errors.add(error);
    if (errors.size() > copy.options().number("MAXERROR")) {
      throw new CopyFailure(
          "Load into table '%s' failed.  Check 'stl_load_errors' system table for details."
              .formatted(copy.tableName()));
    }
  }
}
