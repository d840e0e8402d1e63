package dev.chainon.ingestion.replay;

import dev.chainon.core.lineage.Chronicle;
import dev.chainon.core.lineage.Dataset;
import dev.chainon.core.lineage.Flow;
import dev.chainon.core.lineage.Job;
import dev.chainon.core.lineage.LineageRun;
import dev.chainon.core.lineage.Run;
import dev.chainon.streams.Topics;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Tells a replay: its nominal time is that of the replayed days. Closed before it is complete, it was asked to end. */
final class ReplayLineage implements AutoCloseable {

    private static final Job REPLAY =
            Job.streaming("replay", "Sends the feed of past days to the raw topic, each minute at its time.");

    private final Dataset feed;
    private final Dataset raw;
    private final LineageRun run;
    private long sent;

    ReplayLineage(Chronicle chronicle, ReplaySettings settings, Topics topics) {
        this.feed = Dataset.file(settings.home().resolve("feed"));
        this.raw = Dataset.topic(settings.bootstrap(), topics.raw());
        List<LocalDate> days = settings.days();
        Run.Nominal time = new Run.Nominal(
                days.get(0).atStartOfDay().toInstant(ZoneOffset.UTC),
                days.get(days.size() - 1).plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC));
        this.run = chronicle.begin(Chronicle.Plan.of(REPLAY).about(time), this::flow);
    }

    void sent(int records) {
        sent += records;
        run.running(this::flow);
    }

    void complete() {
        run.complete(this::flow);
    }

    private Flow flow() {
        return new Flow(List.of(feed), List.of(raw.rows(sent)));
    }

    @Override
    public void close() {
        run.close();
    }
}
