package com.sparkify.bench.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.io.ByteSource;
import com.sparkify.sandbox.s3.S3Sandbox;
import com.sparkify.warehouse.settings.S3Credentials;
import com.sparkify.warehouse.settings.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

class CountingProxyIT {
  private static final byte[] SMALL = {1, 2, 3};

  @TempDir private static Path home;
  private static S3Sandbox server;
  private static CountingProxy proxy;
  private static S3Client client;

  @BeforeAll
  static void start() {
    server = S3Sandbox.start(home, 0, new S3Credentials("key", new Secret("secret")));
    server.createBucket("lake");
    server.put("lake", "a/small", ByteSource.wrap(SMALL));
    proxy = CountingProxy.start(server.endpoint());
    client =
        S3Client.builder()
            .endpointOverride(proxy.endpoint())
            .forcePathStyle(true)
            .region(Region.US_WEST_2)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
            .httpClientBuilder(ApacheHttpClient.builder().maxConnections(64))
            .build();
    get();
  }

  @AfterAll
  static void stop() {
    client.close();
    proxy.close();
    server.close();
  }

  @BeforeEach
  void reset() {
    proxy.delay(Duration.ZERO);
    proxy.takeCounts();
  }

  @Test
  void requestsAreCountedByKind() {
    client.listObjectsV2(list -> list.bucket("lake").prefix("a/"));
    client.headObject(head -> head.bucket("lake").key("a/small"));
    get();
    get();
    client.putObject(put -> put.bucket("lake").key("b"), RequestBody.fromBytes(SMALL));
    client.deleteObject(delete -> delete.bucket("lake").key("b"));

    RequestCounts counts = proxy.takeCounts();
    assertThat(List.of(RequestKind.values()).stream().map(counts::of))
        .containsExactly(1L, 1L, 2L, 1L, 1L);
    assertThat(proxy.takeCounts().of(RequestKind.GET)).isZero();
  }

  @Test
  void eachRequestWaitsAndManyWaitAtOnce() throws Exception {
    proxy.delay(Duration.ofMillis(200));
    assertThat(millis(CountingProxyIT::get)).isGreaterThanOrEqualTo(200);

    List<Callable<byte[]>> gets =
        IntStream.range(0, 64).<Callable<byte[]>>mapToObj(i -> CountingProxyIT::get).toList();
    ExecutorService threads = Executors.newFixedThreadPool(64);
    assertThat(millis(() -> threads.invokeAll(gets))).isBetween(200L, 6_400L);
    threads.shutdown();
    assertThat(proxy.takeCounts().of(RequestKind.GET)).isEqualTo(65);
  }

  @Test
  void largeBodiesPassUnchangedInBothDirections() {
    var large = new byte[30_000_000];
    new Random(1).nextBytes(large);
    proxy.delay(Duration.ofMillis(5));
    client.putObject(put -> put.bucket("lake").key("large"), RequestBody.fromBytes(large));
    assertThat(client.getObjectAsBytes(get -> get.bucket("lake").key("large")).asByteArray())
        .isEqualTo(large);
  }

  private static byte[] get() {
    return client.getObjectAsBytes(get -> get.bucket("lake").key("a/small")).asByteArray();
  }

  private static long millis(Callable<?> work) throws Exception {
    long start = System.nanoTime();
    work.call();
    return Duration.ofNanos(System.nanoTime() - start).toMillis();
  }
}
