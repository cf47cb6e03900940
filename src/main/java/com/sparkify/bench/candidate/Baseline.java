package com.sparkify.bench.candidate;

import com.sparkify.bench.candidate.BaselineParts.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * A lower bound in plain Java, without Spark and without validation: flat listing, 64 GETs in
 * flight, Jackson's streaming parser, gzipped CSV.
 */
final class Baseline implements Work {
  private static final int IN_FLIGHT = 64;

  /** Fewer for large objects, to bound memory. */
  private static final int LARGE_IN_FLIGHT = 8;

  private final Job job;

  Baseline(Job job) {
    this.job = job;
  }

  @Override
  public void run() throws Exception {
    try (SdkHttpClient http = ApacheHttpClient.builder().maxConnections(IN_FLIGHT).build();
        S3Client s3 = client(http)) {
      var input = new BaselineReader(http, s3, bucket(job.input()));
      List<Part> parts = BaselineParts.list(s3, bucket(job.input()), key(job.input()));
      boolean isLarge = parts.stream().anyMatch(part -> !part.isWhole());
      ExecutorService threads = Executors.newFixedThreadPool(isLarge ? LARGE_IN_FLIGHT : IN_FLIGHT);
      List<BaselineOutput> outputs = new ArrayList<>();
      for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
        outputs.add(
            new BaselineOutput(
                Files.createTempFile(job.buckets().getParent(), "baseline", ".csv.gz")));
      }
      var done = new ArrayList<Future<?>>();
      for (int i = 0; i < parts.size(); i++) {
        Part part = parts.get(i);
        BaselineOutput output = outputs.get(i % outputs.size());
        done.add(threads.submit(() -> stage(input, part, output)));
      }
      for (Future<?> each : done) {
        each.get();
      }
      threads.shutdown();
      for (int i = 0; i < outputs.size(); i++) {
        put(s3, outputs.get(i).close(), i);
      }
    }
  }

  private Void stage(BaselineReader input, Part part, BaselineOutput output) throws IOException {
    byte[] bytes = input.get(part);
    var rows =
        new BaselineRows(
            job.source(), "s3://" + bucket(job.input()) + "/" + part.key(), part.modified());
    output.write(rows.csv(bytes, part.firstLine(bytes), part.lastLine(bytes)));
    return null;
  }

  private void put(S3Client s3, Path file, int number) throws IOException {
    if (Files.size(file) > BaselineOutput.EMPTY_GZIP) {
      String key = key(job.output()) + "/part-" + number + ".csv.gz";
      s3.putObject(put -> put.bucket(bucket(job.output())).key(key), RequestBody.fromFile(file));
    }
    Files.delete(file);
  }

  private S3Client client(SdkHttpClient http) {
    var keys = AwsBasicCredentials.create(Job.KEYS.accessKey(), Job.KEYS.secretKey().reveal());
    return S3Client.builder()
        .endpointOverride(job.endpoint())
        .forcePathStyle(true)
        .region(Region.of(Job.REGION))
        .credentialsProvider(StaticCredentialsProvider.create(keys))
        .httpClient(http)
        .build();
  }

  private static String bucket(String place) {
    return place.substring(0, place.indexOf('/'));
  }

  private static String key(String place) {
    return place.substring(place.indexOf('/') + 1);
  }
}
