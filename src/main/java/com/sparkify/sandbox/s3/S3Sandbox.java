package com.sparkify.sandbox.s3;

import com.sparkify.sandbox.PortHolder;
import com.sparkify.warehouse.failure.SettingsFailure;
import com.sparkify.warehouse.failure.TransientFailure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
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
          ? new TransientFailure("Cannot start the S3 server: " + e.getMessage(), e)
          : portTaken(settings.port(), e);
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
   */
  public void put(String bucket, String key, byte[] content) {
    PutObjectRequest request =
        PutObjectRequest.builder()
            .bucket(bucket)
            .key(key)
            .contentLength((long) content.length)
            .contentType("application/octet-stream")
            .build();
    store.putBlob(request, new ByteArrayInputStream(content));
  }

  /** Stops the server; its buckets stay. */
  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) { // as S3Proxy declares it
      throw new TransientFailure("Cannot stop the S3 server: " + e.getMessage(), e);
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

  private static SettingsFailure portTaken(int port, Exception cause) {
    return new SettingsFailure(
        "Cannot start the S3 server: port %d is taken%s; choose another with --set sandbox.s3-port=%d"
            .formatted(port, PortHolder.describe(port).map(" by "::concat).orElse(""), port + 1),
        cause);
  }
}
