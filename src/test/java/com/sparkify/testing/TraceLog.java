package com.sparkify.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.DefaultConfiguration;
import org.apache.logging.log4j.core.config.Property;
import org.apache.logging.log4j.core.layout.PatternLayout;

/** Searches all log lines, down to TRACE, for words, and keeps only the lines with one. */
public final class TraceLog implements AutoCloseable {
  private final LoggerContext context = LoggerContext.getContext(false);
  private final Configuration before = context.getConfiguration();
  private final AtomicLong lines = new AtomicLong();
  private final List<String> found = new CopyOnWriteArrayList<>();

  /**
   * @param words to look for
   */
  public TraceLog(List<String> words) {
    var everything = new DefaultConfiguration();
    var appender = new Search(words);
    appender.start();
    everything
        .getRootLogger()
        .getAppenders()
        .keySet()
        .forEach(everything.getRootLogger()::removeAppender);
    everything.getRootLogger().addAppender(appender, Level.TRACE, null);
    everything.getRootLogger().setLevel(Level.TRACE);
    context.reconfigure(everything);
  }

  /** The number of lines so far. */
  public long lines() {
    return lines.get();
  }

  /** The lines with one of the words. */
  public List<String> found() {
    return found;
  }

  @Override
  public void close() {
    context.reconfigure(before);
  }

  private final class Search extends AbstractAppender {
    private final List<String> words;

    Search(List<String> words) {
      super(
          "search",
          null,
          PatternLayout.newBuilder().withPattern("%p %c %m%n%ex").build(),
          false,
          Property.EMPTY_ARRAY);
      this.words = words;
    }

    @Override
    public void append(LogEvent event) {
      lines.incrementAndGet();
      String text = getLayout().toSerializable(event).toString();
      if (words.stream().anyMatch(text::contains)) {
        found.add(text);
      }
    }
  }
}
