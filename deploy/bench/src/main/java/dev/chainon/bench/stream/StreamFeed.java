package dev.chainon.bench.stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.bench.Testbed;
import dev.chainon.bench.Workbench;
import dev.chainon.flights.Flights;
import dev.chainon.ingestion.export.FeedLine;
import dev.chainon.ingestion.history.CodeVersion;
import dev.chainon.ingestion.replay.Feed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** What the source sent in two months of the history, as raw records: made once for a version of the use case, then kept for every measurement. */
final class StreamFeed {

    private static final LocalDate FIRST = LocalDate.parse("2001-04-01");
    private static final LocalDate LAST = LocalDate.parse("2001-05-31");

    private final Path folder;

    private StreamFeed(Path folder) {
        this.folder = folder;
    }

    static StreamFeed of(Workbench bench, Testbed bed) throws IOException {
        Path kept = bench.home().folder("bench").resolve("feed-" + CodeVersion.of(Flights.class));
        if (!Files.isDirectory(kept)) {
            bench.say("writing the feed of two months, once");
            Map<String, Object> chainon = bed.backoffice("feed");
            chainon.put("replay.from", FIRST.toString());
            chainon.put("replay.to", LAST.toString());
            String told = bed.run(
                    bed.program("deploy/bench", "dev.chainon.bench.ingestion.Probe", "history", chainon, "feed"));
            bench.say("feed: " + new ObjectMapper().readTree(told));
            Files.move(bed.home().folder("feed").resolve("feed"), kept);
        }
        return new StreamFeed(kept);
    }

    /** From the first day on, in the order in which they were sent. */
    Iterator<byte[]> records() {
        List<LocalDate> days = FIRST.datesUntil(LAST.plusDays(1)).toList();
        Iterable<FeedLine> lines = () -> new Feed(folder, days);
        return StreamSupport.stream(lines.spliterator(), false)
                .map(FeedLine::raw)
                .iterator();
    }
}
