package com.sparkify.testing;

import com.sparkify.warehouse.settings.DataSize;
import com.sparkify.warehouse.settings.KeyMatching;
import com.sparkify.warehouse.settings.LakeSettings;
import com.sparkify.warehouse.settings.LoadSettings;
import com.sparkify.warehouse.settings.RedshiftSettings;
import com.sparkify.warehouse.settings.RejectLimit;
import com.sparkify.warehouse.settings.S3Credentials;
import com.sparkify.warehouse.settings.S3Settings;
import com.sparkify.warehouse.settings.Secret;
import com.sparkify.warehouse.settings.Settings;
import com.sparkify.warehouse.settings.StagingWriterChoice;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The settings of tests: one set, of which each test changes what it needs. */
public final class TestSettings {
  private TestSettings() {}

  /**
   * Settings for one test.
   *
   * @param test names its schema and its folders in the buckets {@code test-lake} and {@code
   *     test-temp}
   */
  public static Settings of(String test, URI s3, int redshiftPort) {
    String lake = "s3a://test-lake/" + test;
    return new Settings(
        new LakeSettings(
            lake + "/log_data",
            lake + "/song_data",
            lake + "/rejects",
            new DataSize(1024 * 1024),
            LocalDate.EPOCH,
            KeyMatching.EXACT),
        new S3Settings(
            Optional.of(s3),
            Optional.of("us-west-2"),
            Optional.of(new S3Credentials("sandbox", new Secret(TestSandbox.SECRET_KEY)))),
        new RedshiftSettings(
            "jdbc:redshift://127.0.0.1:" + redshiftPort + "/dev?ssl=false",
            Optional.of("dev"),
            Optional.of(new Secret(TestSandbox.PASSWORD)),
            Optional.empty(),
            test,
            StagingWriterChoice.COPY,
            "s3a://test-temp/" + test,
            Optional.of("arn:aws:iam::123456789012:role/test"),
            Duration.ofSeconds(10),
            Duration.ofMinutes(5),
            Duration.ofMinutes(1)),
        new LoadSettings(
            RejectLimit.parse("1%"),
            RejectLimit.parse("50%"),
            Duration.ofDays(1),
            5,
            Duration.ofMillis(100),
            Duration.ofMinutes(5),
            Optional.empty()));
  }

  /**
   * The same settings with another value.
   *
   * @param settings a record of settings, which may hold others
   * @param name the component, such as {@code redshift.tempDir} of {@link Settings}
   */
  public static <R extends Record> R with(R settings, String name, Object value) {
    int dot = name.indexOf('.');
    String first = dot < 0 ? name : name.substring(0, dot);
    List<RecordComponent> components = List.of(settings.getClass().getRecordComponents());
    if (components.stream().noneMatch(component -> component.getName().equals(first))) {
      throw new IllegalArgumentException(
          "Cannot set " + name + ": no such component of " + settings.getClass());
    }
    Object[] values =
        components.stream()
            .map(
                component -> {
                  Object old = read(component, settings);
                  if (!component.getName().equals(first)) {
                    return old;
                  }
                  return dot < 0 ? value : with((Record) old, name.substring(dot + 1), value);
                })
            .toArray();
    return create(settings, components, values);
  }

  private static Object read(RecordComponent component, Record settings) {
    try {
      return component.getAccessor().invoke(settings);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Cannot read " + component, e);
    }
  }

  @SuppressWarnings("unchecked") // The class of an R makes an R.
  private static <R extends Record> R create(
      R like, List<RecordComponent> components, Object[] values) {
    Class<?>[] types = components.stream().map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return (R) like.getClass().getConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Cannot set " + Arrays.toString(values), e);
    }
  }
}
