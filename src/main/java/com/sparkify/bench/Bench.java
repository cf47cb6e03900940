package com.sparkify.bench;

import com.sparkify.bench.BenchObjects.RawData;
import com.sparkify.bench.BenchPlan.Point;
import com.sparkify.bench.ForkProcess.Failed;
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

/** Reading: the objects, the server, and those who make staged files of them. */
final class Bench {
  private static final String OUTPUT_BUCKET = "bench-out";

  private final BenchPlan plan;
  private final Rounds rounds;
  private final Path buckets;
  private final BenchObjects objects;
  private final MeasuredFork children;

  Bench(BenchPlan plan, Rounds rounds, ForkProcess process) {
    BenchHome home = process.home();
    this.plan = plan;
    this.rounds = rounds;
    this.buckets = home.folder().resolve("s3");
    S3Sandbox server = home.opened(S3Sandbox.start(home.folder(), 0, Job.KEYS));
    server.createBucket(OUTPUT_BUCKET);
    this.objects = new BenchObjects(server, home.folder());
    CountingProxy proxy = home.opened(CountingProxy.start(server.endpoint()));
    this.children = new MeasuredFork(process, proxy);
  }

  /**
   * Measures one point.
   *
   * @throws DataException if the contestants do not all give the same rows, naming who differs
   */
  List<Result> execute(Point point) {
    rounds.progress().accept("Making " + point);
    RawData source = objects.of(point.feed(), point.size());
    children.proxy().delay(Duration.ofMillis(point.latency()));
    var sameRows = new SameRows(point.feed(), source.rows());
    Map<String, Digest> digests = new LinkedHashMap<>();
    Map<String, Attempt> attempts = new LinkedHashMap<>();
    for (Candidate contestant : plan.contestants(point)) {
      var job =
          new Job(
              contestant,
              point.feed(),
              source.place(),
              OUTPUT_BUCKET + "/" + contestant.label(),
              children.proxy().endpoint(),
              buckets);
      attempts.put(contestant.label(), number -> attempt(job, digests));
    }
    return rounds.execute(point.toString(), attempts, () -> sameRows.check(digests));
  }

  private Round attempt(Job job, Map<String, Digest> digests) throws Failed {
    try {
      Round round = children.run(Fork.class, job.toArguments(), Measurement::parse);
      List<Path> staged = stagedRows(job.localOutput());
      Digest digest = Digest.of(staged, job.feed(), job.source());
      Digest before = digests.put(job.contestant().label(), digest);
      if (before != null && !before.equals(digest)) {
        throw new DataException(
            "Cannot compare: %s gives other rows than in the round before"
                .formatted(job.contestant().label()));
      }
      return round.writing(staged.stream().mapToLong(file -> file.toFile().length()).sum());
    } finally {
      FileUtils.deleteQuietly(job.localOutput().toFile());
    }
  }

  // Ours also leaves some about its files.
  private static List<Path> stagedRows(Path output) {
    try (Stream<Path> all = Files.walk(output)) {
      return all.filter(file -> file.toString().endsWith(".csv.gz"))
          .filter(file -> !file.getFileName().toString().startsWith("files-"))
          .toList();
    } catch (IOException e) {
      throw BenchException.with("look into " + output, e);
    }
  }
}
