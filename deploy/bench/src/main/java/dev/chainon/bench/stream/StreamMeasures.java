package dev.chainon.bench.stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.bench.Workbench;
import dev.chainon.bench.ingestion.Testbed;
import dev.chainon.ingestion.export.FeedLine;
import dev.chainon.ingestion.replay.Feed;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The four measurements of the stream, each on topics of its own and with a fresh process. */
public final class StreamMeasures {

    private static final double REPLAY_PER_SECOND = 1_205;
    private static final double SUSTAINED_PER_SECOND = 20_000;
    private static final double KILLED_PER_SECOND = 5_000;
    private static final int RECORD_BYTES = 200;
    private static final long SEED = 20010501;
    private static final LocalDate FIRST = LocalDate.parse("2001-04-01");
    private static final LocalDate LAST = LocalDate.parse("2001-05-31");

    private final Workbench bench;
    private final Testbed bed;
    private final Map<String, Double> figures = new LinkedHashMap<>();
    private Path feed = Path.of("");

    public StreamMeasures(Workbench bench, Testbed bed) {
        this.bench = bench;
        this.bed = bed;
    }

    /** Writes the feed of two months, which the measurements send. */
    public void prepare() throws IOException {
        Map<String, Object> chainon = bed.backoffice("feed");
        chainon.put("replay.from", FIRST.toString());
        chainon.put("replay.to", LAST.toString());
        String json =
                bed.run(bed.program("deploy/bench", "dev.chainon.bench.ingestion.Probe", "history", chainon, "feed"));
        bench.say("feed: " + new ObjectMapper().readTree(json));
        feed = bed.home().folder("feed").resolve("feed");
    }

    /** At the greatest pace of the replay: from the append of the raw record to the append of the clean one, and the bare round trip beside it. */
    public void pace(Duration warmUp, Duration length) throws IOException {
        Latencies roundTrip = RoundTrip.measure(bed, REPLAY_PER_SECOND, warmUp, length, RECORD_BYTES);
        try (StreamRun run = new StreamRun(bed, 1);
                StreamChild child = StreamChild.start(bed, 1)) {
            Iterator<byte[]> records = records();
            long sent = run.sender().send(records, REPLAY_PER_SECOND, warmUp);
            Latencies measured = run.measure();
            sent += run.sender().send(records, REPLAY_PER_SECOND, length);
            Ledger.Account account = run.settle(sent);
            measured.into("stream.clean", figures);
            roundTrip.into("stream.roundtrip", figures);
            put("stream.clean.lost", account.lost());
        }
    }

    /** Twenty thousand a second, without loss. */
    public void sustained(Duration warmUp, Duration length) throws IOException {
        try (StreamRun run = new StreamRun(bed, 2);
                StreamChild child = StreamChild.start(bed, 2)) {
            Iterator<byte[]> records = records();
            long warm = run.sender().send(records, SUSTAINED_PER_SECOND / 4, warmUp);
            run.settle(warm);
            Latencies measured = run.measure();
            long start = System.nanoTime();
            long sent = run.sender().send(records, SUSTAINED_PER_SECOND, length);
            Ledger.Account account = run.settle(warm + sent);
            double seconds = (System.nanoTime() - start) / 1e9;
            put("ingestion.events.per.second", sent / seconds);
            put("ingestion.behind.seconds", seconds - length.toMillis() / 1e3);
            put("ingestion.lost", account.lost());
            measured.into("stream.sustained", figures);
        }
    }

    /** Killed in mid-batch and started again while the feed goes on. */
    public void killed(Duration length) throws IOException {
        try (StreamRun run = new StreamRun(bed, 3)) {
            StreamChild first = StreamChild.start(bed, 3);
            Iterator<byte[]> records = records();
            long sent = run.sender().send(records, KILLED_PER_SECOND, length.dividedBy(2));
            CompletableFuture<StreamChild> second = CompletableFuture.supplyAsync(() -> {
                first.kill();
                return again();
            });
            sent += run.sender().send(records, KILLED_PER_SECOND, length.dividedBy(2));
            try (StreamChild running = second.join()) {
                Ledger.Account account = run.settle(sent);
                Ledger.Read read = run.read();
                put("ingestion.killed.lost", account.lost());
                put("ingestion.killed.repeated", account.repeated());
                put("ingestion.killed.doubled", read.doubled());
                put("ingestion.killed.disordered", read.disordered());
                put("ingestion.killed.missing", account.clean() - read.delivered());
            }
        }
    }

    private StreamChild again() {
        try {
            return StreamChild.start(bed, 3);
        } catch (IOException e) {
            throw new IllegalStateException("the stream did not start again", e);
        }
    }

    /** Damaged records: each must be clean or in quarantine, and the process must live. */
    public void fuzzed(long events) throws IOException {
        try (StreamRun run = new StreamRun(bed, 4);
                StreamChild child = StreamChild.start(bed, 4)) {
            long sent = run.sender().sendAll(limited(new Fuzzer(records(), SEED), events));
            Ledger.Account account = run.settle(sent);
            put("ingestion.fuzz.in", account.raw());
            put("ingestion.fuzz.clean", account.clean());
            put("ingestion.fuzz.quarantined", account.refused());
            put("ingestion.fuzz.lost", account.lost());
        }
    }

    public Map<String, Double> figures() {
        return new LinkedHashMap<>(figures);
    }

    private void put(String id, double value) {
        figures.put(id, value);
        bench.say(id + ": " + value);
    }

    private Iterator<byte[]> records() {
        List<LocalDate> days = FIRST.datesUntil(LAST.plusDays(1)).toList();
        Iterable<FeedLine> lines = () -> new Feed(feed, days);
        return StreamSupport.stream(lines.spliterator(), false)
                .map(FeedLine::raw)
                .iterator();
    }

    private static Iterator<byte[]> limited(Iterator<byte[]> records, long events) {
        return Stream.generate(records::next).limit(events).iterator();
    }
}
