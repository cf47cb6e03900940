package com.sparkify.sandbox.s3;

import com.sparkify.sandbox.PortHolder;
import com.sparkify.warehouse.failure.SettingsFailure;
import com.sparkify.warehouse.failure.TransientFailure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** An S3 server in this process, for this machine only, its buckets on disk. */
public final class S3Sandbox implements AutoCloseable {

  /** How long closing waits for requests that are being answered. */
  private static final long STOP_MILLIS = 2_000;

  private final Path folder;
  private final S3Proxy server;
  private final BlobStore store;

  private S3Sandbox(Path folder, S3Proxy server, BlobStore store) {
    this.folder = folder;
    this.server = server;
    this.store = store;
  }

  /**
   * Starts the server; it answers when this returns.
   *
   * @throws SettingsFailure if the port is taken, naming who holds it, or the folder cannot be made
   * @throws TransientFailure if it does not start for another reason
   */
  public static S3Sandbox start(S3SandboxSettings settings) {
    Path folder = folder(settings);
    Configurator.setLevel("org.eclipse.jetty", Level.WARN);
    Configurator.setLevel("org.gaul.s3proxy", Level.ERROR);
    BlobStore store = new ListingMemory(new FilesystemNio2BlobStore(folder.toString()));
    S3Proxy server =
        S3Proxy.builder()
            .blobStore(store)
            .endpoint(URI.create("http://127.0.0.1:" + settings.port()))
            .awsAuthentication(
                AuthenticationType.AWS_V2_OR_V4,
                settings.accessKey(),
                settings.secretKey().reveal())
            .stopTimeout(STOP_MILLIS)
            .build();
    try {
      server.start();
    } catch (Exception e) { // as S3Proxy declares it
      throw ExceptionUtils.indexOfType(e, BindException.class) < 0
          ? new TransientFailure("Cannot start the S3 sandbox: " + e.getMessage(), e)
          : PortHolder.taken("the S3 sandbox", settings.port(), "sandbox.s3-port", e);
    }
    return new S3Sandbox(folder, server, store);
  }

  /** The port that the server listens on. */
  public int port() {
    return server.getPort();
  }

  /** The server's address, for path-style requests. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + port());
  }

  /** Makes the bucket {@code name} unless it is there. */
  public void createBucket(String name) {
    if (!store.containerExists(name)) {
      store.createContainer(name);
    }
  }

  /**
   * Whether {@code bucket} has no object in the folder {@code prefix}, which ends without a slash.
   * The disk is asked, for a listing of the server walks everything first.
   */
  public boolean isEmpty(String bucket, String prefix) {
    try (Stream<Path> files = Files.walk(folder.resolve(bucket).resolve(prefix))) {
      return files.noneMatch(Files::isRegularFile);
    } catch (NoSuchFileException nothingThere) {
      return true;
    } catch (IOException e) {
      throw new TransientFailure("Cannot look into bucket %s: %s".formatted(bucket, e), e);
    }
  }

  /**
   * Puts an object as a request to the server would, less the request; safe to call in parallel.
   *
   * @throws TransientFailure if the disk does not take it
   */
  public void put(String bucket, String key, byte[] content) {
    put(bucket, key, content.length, new ByteArrayInputStream(content));
  }

  /**
   * Puts the content of {@code file} as an object, as {@link #put(String, String, byte[])} does.
   *
   * @throws TransientFailure if it cannot be read or the disk does not take it
   */
  public void put(String bucket, String key, Path file) {
    try (InputStream content = Files.newInputStream(file)) {
      put(bucket, key, Files.size(file), content);
    } catch (IOException e) {
      throw new TransientFailure("Cannot read %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  private void put(String bucket, String key, long length, InputStream content) {
    PutObjectRequest request =
        PutObjectRequest.builder()
            .bucket(bucket)
            .key(key)
            .contentLength(length)
            .contentType("application/octet-stream")
            .build();
    try {
      store.putBlob(request, content);
    } catch (RuntimeException e) { // S3Proxy wraps what the disk says
      String reason = ExceptionUtils.getRootCauseMessage(e);
      throw new TransientFailure("Cannot put s3://%s/%s: %s".formatted(bucket, key, reason), e);
    }
  }

  /** Stops the server; its buckets stay. */
  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) { // as S3Proxy declares it
      throw new TransientFailure("Cannot stop the S3 sandbox: " + e.getMessage(), e);
    }
  }

  private static Path folder(S3SandboxSettings settings) {
    Path folder = settings.home().resolve("s3");
    try {
      return Files.createDirectories(folder).toAbsolutePath();
    } catch (IOException e) {
      throw new SettingsFailure(
          "Cannot make the folder %s: %s".formatted(folder, e.getMessage()), e);
    }
  }
}
