package com.sparkify.sandbox.s3;

import com.sparkify.warehouse.lake.S3AccessConfiguration;
import com.sparkify.warehouse.settings.S3Credentials;
import com.sparkify.warehouse.settings.S3Settings;
import com.sparkify.warehouse.settings.Secret;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/**
 * The sandbox's S3 server with one bucket, {@value #BUCKET}, and without signatures: with them its
 * server refuses keys such as {@code a//b}.
 */
public final class UnsignedS3 implements AutoCloseable {
  public static final String BUCKET = "bucket";

  private final BlobStore store;
  private final S3Proxy server;

  /**
   * @param folder for the objects
   */
  public UnsignedS3(Path folder) throws Exception {
    store = new RawKeys(new FilesystemNio2BlobStore(folder.toString()));
    store.createContainer(BUCKET);
    server =
        S3Proxy.builder()
            .blobStore(store)
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AuthenticationType.NONE, "", "")
            .build();
    server.start();
  }

  /** Access to it. */
  public Configuration hadoop() {
    var hadoop = new Configuration();
    S3AccessConfiguration.apply(
        new S3Settings(
            Optional.of(URI.create("http://127.0.0.1:" + server.getPort())),
            Optional.of("us-west-2"),
            Optional.of(new S3Credentials("id", new Secret("secret")))),
        hadoop);
    return hadoop;
  }

  /** Puts an object. */
  public void put(String key, byte[] content) {
    store.putBlob(
        PutObjectRequest.builder()
            .bucket(BUCKET)
            .key(key)
            .contentLength((long) content.length)
            .build(),
        new ByteArrayInputStream(content));
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) { // as S3Proxy declares it
      throw new IllegalStateException(e);
    }
  }
}
