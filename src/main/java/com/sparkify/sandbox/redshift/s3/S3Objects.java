package com.sparkify.sandbox.redshift.s3;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The S3 side of COPY and UNLOAD, with Redshift's words for what S3 answers. */
public final class S3Objects implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final S3Client client;

  /** An object to read; its size is -1 where nobody has said. */
  public record Entry(S3Location file, long size, boolean isMandatory) {}

  public S3Objects(URI endpoint, String region, String accessKey, String secretKey) {
    client =
        S3Client.builder()
            .endpointOverride(endpoint)
            .forcePathStyle(true)
            .region(Region.of(region))
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey)))
            .build();
  }

  /** The files that a COPY names by manifest or prefix. */
  public Iterator<Entry> files(S3Command copy) throws S3Failure {
    S3Location source = S3Location.of(copy.location());
    return copy.options().has("MANIFEST") ? manifest(source) : prefix(source).iterator();
  }

  private Iterator<Entry> manifest(S3Location source) throws S3Failure {
    JsonNode entries = json(source).path("entries");
    if (!entries.isArray() || entries.isEmpty()) {
      throw new S3Failure("Manifest file contains no entries: " + source.url());
    }
    List<Entry> files = new ArrayList<>();
    for (JsonNode entry : entries) {
      String url = entry.path("url").asText("");
      if (!url.startsWith("s3://")) {
        throw new S3Failure("Manifest file has an entry without an S3 url: " + source.url());
      }
      long size = entry.path("meta").path("content_length").asLong(-1);
      files.add(new Entry(S3Location.of(url), size, entry.path("mandatory").asBoolean(false)));
    }
    return files.iterator();
  }

  private Stream<Entry> prefix(S3Location source) throws S3Failure {
    // The first page is asked for here, and tells whether the bucket is there.
    Iterator<S3Object> objects =
        ask(
            source,
            () ->
                client
                    .listObjectsV2Paginator(r -> r.bucket(source.bucket()).prefix(source.key()))
                    .contents()
                    .iterator());
    if (!ask(source, objects::hasNext)) {
      throw new S3Failure("The specified S3 prefix '%s' does not exist".formatted(source.key()));
    }
    Iterable<S3Object> once = () -> objects;
    return StreamSupport.stream(once.spliterator(), false)
        .map(o -> new Entry(new S3Location(source.bucket(), o.key()), o.size(), true));
  }

  /** A JSON object that is read as a whole: a manifest, or jsonpaths. */
  public JsonNode json(S3Location file) throws S3Failure {
    try (InputStream in = open(file)) {
      return JSON.readTree(in);
    } catch (JsonProcessingException e) {
      throw new S3Failure("Manifest file is not in correct json format: " + file.url());
    } catch (IOException e) {
      throw new S3Failure("Cannot read %s: %s".formatted(file.url(), e.getMessage()));
    }
  }

  /** The object's bytes as they come. */
  public InputStream open(S3Location file) throws S3Failure {
    return ask(file, () -> client.getObject(r -> r.bucket(file.bucket()).key(file.key())));
  }

  public boolean exists(S3Location file) throws S3Failure {
    return ask(
        file,
        () -> {
          try {
            client.headObject(r -> r.bucket(file.bucket()).key(file.key()));
            return true;
          } catch (NoSuchKeyException e) {
            return false;
          }
        });
  }

  public void put(S3Location file, Path content) throws S3Failure {
    ask(
        file,
        () ->
            client.putObject(
                r -> r.bucket(file.bucket()).key(file.key()), RequestBody.fromFile(content)));
  }

  /** Deletes what lies under a prefix, as CLEANPATH wants. */
  public void clean(S3Location prefix) throws S3Failure {
    for (Entry entry : ask(prefix, () -> prefixOrNone(prefix))) {
      S3Location file = entry.file();
      ask(file, () -> client.deleteObject(r -> r.bucket(file.bucket()).key(file.key())));
    }
  }

  /** Whether anything lies under a prefix. */
  public boolean isAny(S3Location prefix) throws S3Failure {
    return !ask(prefix, () -> prefixOrNone(prefix)).isEmpty();
  }

  private List<Entry> prefixOrNone(S3Location source) {
    try {
      return prefix(source).toList();
    } catch (S3Failure nothingThere) {
      return List.of();
    }
  }

  private static <T> T ask(S3Location file, Supplier<T> question) throws S3Failure {
    try {
      return question.get();
    } catch (S3Exception e) {
      if (e.awsErrorDetails() == null) {
        throw new S3Failure("Cannot reach %s: %s".formatted(file.url(), e.getMessage()));
      }
      throw new S3Failure(
          "S3ServiceException:%s,Status %d,Error %s,%s"
              .formatted(
                  e.awsErrorDetails().errorMessage(),
                  e.statusCode(),
                  e.awsErrorDetails().errorCode(),
                  file.url()));
    } catch (SdkException e) {
      throw new S3Failure("Cannot reach %s: %s".formatted(file.url(), e.getMessage()));
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
