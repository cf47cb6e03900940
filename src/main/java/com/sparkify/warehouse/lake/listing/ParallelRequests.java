package com.sparkify.warehouse.lake.listing;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Requests to the store from the driver, many at a time. */
public final class ParallelRequests {
  private static final int PARALLELISM = 16;

  private ParallelRequests() {}

  /**
   * Makes all requests, and returns their results in the same order.
   *
   * @throws IOException if one fails; the others are then stopped
   */
  public static <T> List<T> execute(List<Callable<T>> requests) throws IOException {
    if (requests.isEmpty()) {
      return List.of();
    }
    ExecutorService threads = Executors.newFixedThreadPool(Math.min(PARALLELISM, requests.size()));
    try {
      List<Future<T>> running = requests.stream().map(threads::submit).toList();
      var results = new ArrayList<T>();
      for (Future<T> request : running) {
        results.add(request.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } finally {
      threads.shutdownNow();
    }
  }
}
