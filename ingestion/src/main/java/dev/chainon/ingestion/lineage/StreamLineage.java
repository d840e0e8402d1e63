package dev.chainon.ingestion.lineage;

import dev.chainon.core.lineage.Chronicle;
import dev.chainon.core.lineage.Dataset;
import dev.chainon.core.lineage.Flow;
import dev.chainon.core.lineage.Job;
import dev.chainon.core.lineage.LineageRun;
import dev.chainon.streams.TopicAdmin;
import dev.chainon.streams.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Tells the purification and the copy of the clean log. Rows are those since the run began, repetitions included. Thread-safe. */
public final class StreamLineage {

    private static final Job PURIFY = Job.streaming(
            "stream.purify", "Applies the contract's event rules to each raw record, milliseconds after it came.");
    private static final Job COPY =
            Job.streaming("stream.copy", "Copies the clean log to the back office, each event once.");

    private final Chronicle chronicle;
    private final String bootstrap;
    private final Topics topics;
    private final List<String> flows;
    private Map<String, Long> before = Map.of();
    private Optional<LineageRun> purify = Optional.empty();
    private Optional<LineageRun> copy = Optional.empty();

    public StreamLineage(Chronicle chronicle, String bootstrap, Topics topics) {
        this.chronicle = chronicle;
        this.bootstrap = bootstrap;
        this.topics = topics;
        this.flows = List.of(topics.raw(), topics.clean(), topics.quarantine());
    }

    /** Purification begins. */
    public synchronized void purifies() {
        purify = Optional.of(chronicle.begin(Chronicle.Plan.of(PURIFY), () -> {
            before = ends();
            return purified();
        }));
    }

    /**
     * The copy begins.
     *
     * @param table where it goes, as it is now
     */
    public synchronized void copies(Supplier<Dataset> table) {
        copy.ifPresent(run -> run.fail(new IllegalStateException("the query stopped; it was started again")));
        copy = Optional.of(chronicle.begin(Chronicle.Plan.of(COPY), () -> copied(table)));
    }

    /** Both go on. */
    public synchronized void goOn(Supplier<Dataset> table) {
        purify.ifPresent(run -> run.running(this::purified));
        copy.ifPresent(run -> run.running(() -> copied(table)));
    }

    /** Purification ended by itself. */
    public synchronized void over() {
        purify.ifPresent(run -> run.complete(this::purified));
    }

    public synchronized void failed(Exception cause) {
        purify.ifPresent(run -> run.fail(cause));
    }

    private Flow purified() {
        Map<String, Long> now = ends();
        List<Dataset> counted = new ArrayList<>();
        for (String topic : flows) {
            long rows = Math.max(0, now.getOrDefault(topic, 0L) - before.getOrDefault(topic, 0L));
            counted.add(Dataset.topic(bootstrap, topic).rows(rows));
        }
        return new Flow(counted.subList(0, 1), counted.subList(1, 3));
    }

    private Flow copied(Supplier<Dataset> table) {
        return new Flow(List.of(Dataset.topic(bootstrap, topics.clean())), List.of(table.get()));
    }

    private Map<String, Long> ends() {
        try (TopicAdmin admin = new TopicAdmin(bootstrap)) {
            return admin.ends(topics);
        }
    }
}
