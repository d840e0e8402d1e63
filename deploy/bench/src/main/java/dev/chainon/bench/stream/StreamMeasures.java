package dev.chainon.bench.stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.bench.Findings;
import dev.chainon.bench.Testbed;
import dev.chainon.bench.Workbench;
import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** The four measurements of the stream, each on a platform of its own and with a fresh process. */
public final class StreamMeasures {

    private static final double REPLAY_PER_SECOND = 1_205;
    private static final double SUSTAINED_PER_SECOND = 20_000;
    private static final double KILLED_PER_SECOND = 5_000;
    private static final int RECORD_BYTES = 200;
    private static final long SEED = 20010501;

    private final Testbed bed;
    private final StreamFeed feed;
    private final Duration length;
    private final long damaged;
    private final List<String> jvm;
    private final Map<String, Double> figures = new LinkedHashMap<>();
    private final Map<String, Object> details = new LinkedHashMap<>();

    public StreamMeasures(Workbench bench, Testbed bed) throws IOException {
        this.bed = bed;
        this.feed = StreamFeed.of(bench, bed);
        this.length = Duration.ofSeconds(bench.option("seconds", 60));
        this.damaged = bench.option("events", 1_000_000);
        this.jvm = Stream.of(bench.options().getOrDefault("jvm", "").split(" "))
                .filter(option -> !option.isEmpty())
                .toList();
        details.put("length", length.toSeconds());
    }

    /** At the greatest pace of the replay, and the bare round trip beside it. */
    public Findings pace() throws IOException {
        Latencies roundTrip = RoundTrip.measure(bed, REPLAY_PER_SECOND, warmUp(), length, RECORD_BYTES);
        try (StreamRun run = new StreamRun(bed);
                StreamChild child = StreamChild.start(bed, jvm)) {
            Iterator<byte[]> records = feed.records();
            long sent = run.sender().send(records, REPLAY_PER_SECOND, warmUp());
            Heard heard = run.measure();
            Duration before = child.processor();
            sent += run.sender().send(records, REPLAY_PER_SECOND, length);
            Ledger.Account account = run.settle(sent);
            figures.put("stream.cores", seconds(child.processor().minus(before)) / seconds(length));
            tell("stream", heard);
            roundTrip.into("stream.roundtrip", figures);
            details.put("roundtrip", roundTrip.curve());
            return findings("stream.clean.lost", account);
        }
    }

    /** Twenty thousand a second, without loss. */
    public Findings sustained() throws IOException {
        try (StreamRun run = new StreamRun(bed);
                StreamChild child = StreamChild.start(bed, jvm)) {
            Iterator<byte[]> records = feed.records();
            long warm = run.sender().send(records, SUSTAINED_PER_SECOND / 4, warmUp());
            run.settle(warm);
            Heard heard = run.measure();
            Duration before = child.processor();
            long start = System.nanoTime();
            long sent = run.sender().send(records, SUSTAINED_PER_SECOND, length);
            Ledger.Account account = run.settle(warm + sent);
            double seconds = (System.nanoTime() - start) / 1e9;
            figures.put("ingestion.events.per.second", sent / seconds);
            figures.put("ingestion.behind.seconds", seconds - seconds(length));
            figures.put("stream.sustained.cores", seconds(child.processor().minus(before)) / seconds);
            tell("stream.sustained", heard);
            return findings("ingestion.lost", account);
        }
    }

    /** Killed in mid-batch and started again while the feed goes on; of a minute, in the middle of the second batch of 30 s. */
    public Findings killed() throws IOException {
        Duration before = length.multipliedBy(3).dividedBy(4);
        try (StreamRun run = new StreamRun(bed)) {
            StreamChild first = StreamChild.start(bed, jvm);
            Iterator<byte[]> records = feed.records();
            long sent = run.sender().send(records, KILLED_PER_SECOND, before);
            CompletableFuture<StreamChild> second = CompletableFuture.supplyAsync(() -> {
                first.kill();
                return again();
            });
            sent += run.sender().send(records, KILLED_PER_SECOND, length.minus(before));
            try (StreamChild running = second.join()) {
                Ledger.Account account = run.settle(sent);
                Ledger.Read read = run.read();
                figures.put("ingestion.killed.repeated", (double) account.repeated());
                figures.put("ingestion.killed.doubled", (double) read.doubled());
                figures.put("ingestion.killed.disordered", (double) read.disordered());
                figures.put("ingestion.killed.missing", (double) (account.clean() - read.delivered() - read.resent()));
                details.put("read", read);
                return findings("ingestion.killed.lost", account);
            }
        }
    }

    private StreamChild again() {
        try {
            return StreamChild.start(bed, jvm);
        } catch (IOException e) {
            throw new IllegalStateException("the stream did not start again", e);
        }
    }

    /** Damaged records: each must be clean or in quarantine, and the process must live. */
    public Findings fuzzed() throws IOException {
        try (StreamRun run = new StreamRun(bed);
                StreamChild child = StreamChild.start(bed, jvm)) {
            Fuzzer fuzzer = new Fuzzer(feed.records(), SEED);
            long sent = run.sender()
                    .sendAll(Stream.generate(fuzzer::next).limit(damaged).iterator());
            Ledger.Account account = run.settle(sent);
            figures.put("ingestion.fuzz.in", (double) account.raw());
            figures.put("ingestion.fuzz.clean", (double) account.clean());
            figures.put("ingestion.fuzz.quarantined", (double) account.refused());
            figures.put("ingestion.fuzz.crashes", child.alive() ? 0.0 : 1.0);
            details.put("rules", run.rules());
            return findings("ingestion.fuzz.lost", account);
        }
    }

    private Duration warmUp() {
        return length.dividedBy(2);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }

    private void tell(String id, Heard heard) {
        heard.appended().into(id + ".clean", figures);
        heard.arrived().into(id + ".arrived", figures);
        details.put("arrived", heard.arrived().curve());
        details.put("worst", heard.worst());
    }

    private Findings findings(String lost, Ledger.Account account) {
        figures.put(lost, (double) account.lost());
        details.put("account", account);
        return new Findings(figures, new ObjectMapper().valueToTree(details));
    }
}
