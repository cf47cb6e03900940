package com.sparkify.bench;

import com.sparkify.bench.BenchObjects.RawData;
import com.sparkify.bench.BenchPlan.Point;
import com.sparkify.bench.ForkProcess.ForkException;
import com.sparkify.bench.Rounds.Attempt;
import com.sparkify.bench.candidate.Candidate;
import com.sparkify.bench.candidate.Fork;
import com.sparkify.bench.candidate.Job;
import com.sparkify.bench.candidate.Measurement;
import com.sparkify.bench.proxy.CountingProxy;
import com.sparkify.sandbox.s3.S3Sandbox;
import com.sparkify.warehouse.error.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/** Measures reading: candidates turn the same S3 objects into staged files. */
final class Bench {
  private static final String OUTPUT_BUCKET = "bench-out";

  private final BenchPlan plan;
  private final Rounds rounds;
  private final Path buckets;
  private final BenchObjects objects;
  private final MeasuredFork forks;

  Bench(BenchPlan plan, Rounds rounds, ForkProcess process) {
    BenchHome home = process.home();
    this.plan = plan;
    this.rounds = rounds;
    this.buckets = home.folder().resolve("s3");
    S3Sandbox server = home.register(S3Sandbox.start(home.folder(), 0, Job.KEYS));
    server.createBucket(OUTPUT_BUCKET);
    this.objects = new BenchObjects(server, home.folder());
    CountingProxy proxy = home.register(CountingProxy.start(server.endpoint()));
    this.forks = new MeasuredFork(process, proxy);
  }

  /**
   * Measures one point.
   *
   * @throws DataException if the candidates do not produce the same rows; the message names those
   *     that differ
   */
  List<Result> execute(Point point) {
    rounds.progress().accept("Making " + point);
    RawData input = objects.of(point.source(), point.size());
    forks.proxy().delay(Duration.ofMillis(point.latency()));
    var sameRows = new SameRows(point.source(), input.rows());
    Map<String, Digest> digests = new LinkedHashMap<>();
    Map<String, Attempt> attempts = new LinkedHashMap<>();
    for (Candidate candidate : plan.candidates(point)) {
      var job =
          new Job(
              candidate,
              point.source(),
              input.location(),
              OUTPUT_BUCKET + "/" + candidate.label(),
              forks.proxy().endpoint(),
              buckets);
      attempts.put(candidate.label(), number -> attempt(job, digests));
    }
    return rounds.execute(point.toString(), attempts, () -> sameRows.require(digests));
  }

  private Round attempt(Job job, Map<String, Digest> digests) throws ForkException {
    try {
      Round round = forks.run(Fork.class, job.toArguments(), Measurement::parse);
      List<Path> staged = stagedRows(job.localOutput());
      Digest digest = Digest.of(staged, job.source(), job.input());
      Digest before = digests.put(job.candidate().label(), digest);
      if (before != null && !before.equals(digest)) {
        throw new DataException(
            "Cannot compare: %s produced other rows than in the round before"
                .formatted(job.candidate().label()));
      }
      return round.writing(staged.stream().mapToLong(file -> file.toFile().length()).sum());
    } finally {
      FileUtils.deleteQuietly(job.localOutput().toFile());
    }
  }

  // Ours also writes files- with one line per input file.
  private static List<Path> stagedRows(Path output) {
    try (Stream<Path> all = Files.walk(output)) {
      return all.filter(file -> file.toString().endsWith(".csv.gz"))
          .filter(file -> !file.getFileName().toString().startsWith("files-"))
          .toList();
    } catch (IOException e) {
      throw BenchErrors.cannot("list " + output, e);
    }
  }
}
