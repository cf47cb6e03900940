package com.sparkify.sandbox.s3;

import com.google.common.io.ByteSource;
import com.sparkify.sandbox.error.StartErrors;
import com.sparkify.warehouse.error.SettingsException;
import com.sparkify.warehouse.error.TransientException;
import com.sparkify.warehouse.settings.S3Credentials;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.FileUtils;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** An S3 server in this process, for this machine only, with its buckets on disk. */
public record S3Sandbox(Path folder, BlobStore store, S3Proxy server) implements Closeable {
  private static final long STOP_MILLIS = 2_000;

  /**
   * Starts the server; it accepts requests when this returns.
   *
   * @param home of the sandbox; buckets are in its folder {@code s3}
   * @param port on 127.0.0.1, 0 for any free port
   * @throws SettingsException if the port is in use
   * @throws TransientException if it cannot start for another reason
   */
  public static S3Sandbox start(Path home, int port, S3Credentials keys) {
    Configurator.setLevel("org.eclipse.jetty", Level.WARN);
    Configurator.setLevel("org.gaul.s3proxy", Level.ERROR);
    try {
      Path folder = Files.createDirectories(home.resolve("s3")).toAbsolutePath();
      BlobStore store =
          new ListingCache(new RawKeys(new FilesystemNio2BlobStore(folder.toString())));
      S3Proxy server =
          S3Proxy.builder()
              .blobStore(store)
              .endpoint(URI.create("http://127.0.0.1:" + port))
              .awsAuthentication(
                  AuthenticationType.AWS_V2_OR_V4, keys.accessKey(), keys.secretKey().reveal())
              .stopTimeout(STOP_MILLIS)
              .build();
      server.start();
      return new S3Sandbox(folder, store, server);
    } catch (Exception e) { // as S3Proxy declares it
      throw StartErrors.of("S3", port, "sandbox.s3-port", e);
    }
  }

  /** For path-style requests. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getPort());
  }

  public void createBucket(String name) {
    if (!store.containerExists(name)) {
      store.createContainer(name);
    }
  }

  /** Whether the folder {@code prefix} of a bucket is empty; looks on disk, for speed. */
  public boolean isEmpty(String bucket, String prefix) {
    File place = folder.resolve(bucket).resolve(prefix).toFile();
    return !place.isDirectory() || FileUtils.listFiles(place, null, true).isEmpty();
  }

  /**
   * Puts an object without a request to the server; can be called in parallel.
   *
   * @throws TransientException if it cannot be written to disk
   */
  public void put(String bucket, String key, ByteSource content) {
    try (InputStream in = content.openStream()) {
      PutObjectRequest request =
          PutObjectRequest.builder()
              .bucket(bucket)
              .key(key)
              .contentLength(content.size())
              .contentType("application/octet-stream")
              .build();
      store.putBlob(request, in);
    } catch (IOException | RuntimeException e) { // S3Proxy wraps I/O errors
      String reason = ExceptionUtils.getRootCauseMessage(e);
      throw new TransientException("Cannot put s3://%s/%s: %s".formatted(bucket, key, reason), e);
    }
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) { // as S3Proxy declares it
      throw new TransientException("Cannot stop the S3 sandbox: " + e.getMessage(), e);
    }
  }
}
