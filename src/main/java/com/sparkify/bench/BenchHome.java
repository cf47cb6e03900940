package com.sparkify.bench;

import com.sparkify.bench.contestant.Job;
import com.sparkify.bench.proxy.CountingProxy;
import com.sparkify.sandbox.s3.S3Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.apache.commons.io.FileUtils;
import org.apache.hadoop.util.ShutdownHookManager;

/** A temporary S3 server behind a proxy, in this process; nothing is left of it. */
final class BenchHome implements AutoCloseable {
  private static final int STOP_PRIORITY = 1;
  private static final int STOP_SECONDS = 60;

  private final Path folder;
  private final S3Sandbox server;
  private final CountingProxy proxy;
  private final BenchObjects objects;
  private final Runnable clear = this::clear;
  private volatile Process child;

  private BenchHome(Path folder) {
    this.folder = folder;
    this.server = S3Sandbox.start(folder, 0, Job.KEYS);
    this.proxy = CountingProxy.start(server.endpoint());
    this.objects = new BenchObjects(server, folder);
    ShutdownHookManager.get().addShutdownHook(clear, STOP_PRIORITY, STOP_SECONDS, TimeUnit.SECONDS);
  }

  /** Starts the server in a new folder of the system's for temporary files. */
  static BenchHome open() {
    try {
      return new BenchHome(Files.createTempDirectory("sparkify-bench"));
    } catch (IOException e) {
      throw Trouble.with("make a temporary folder", e);
    }
  }

  CountingProxy proxy() {
    return proxy;
  }

  BenchObjects objects() {
    return objects;
  }

  S3Sandbox server() {
    return server;
  }

  /** The folder that holds the buckets. */
  Path buckets() {
    return folder.resolve("s3");
  }

  /** Where a child may leave its words. */
  Path log() {
    return folder.resolve("child.log");
  }

  /** Has {@code process} ended with this. */
  <P extends Process> P ends(P process) {
    child = process;
    return process;
  }

  /** Deletes a folder in the buckets, if it is there. */
  void delete(Path output) {
    FileUtils.deleteQuietly(output.toFile());
  }

  /** Ends what runs, and deletes all. */
  @Override
  public void close() {
    ShutdownHookManager.get().removeShutdownHook(clear);
    clear();
  }

  private void clear() {
    if (child != null) {
      child.destroyForcibly().onExit().join();
    }
    proxy.close();
    server.close();
    FileUtils.deleteQuietly(folder.toFile());
  }
}
