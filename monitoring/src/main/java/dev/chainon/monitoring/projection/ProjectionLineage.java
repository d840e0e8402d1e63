package dev.chainon.monitoring.projection;

import dev.chainon.core.lineage.Chronicle;
import dev.chainon.core.lineage.Dataset;
import dev.chainon.core.lineage.Flow;
import dev.chainon.core.lineage.Job;
import dev.chainon.core.lineage.LineageRun;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A table that tells what is written to it: one run from the first batch on. One thread at a time. */
public final class ProjectionLineage<T> implements Consumer<List<T>> {

    private final Consumer<List<T>> table;
    private final Chronicle chronicle;
    private final Way way;
    private Optional<LineageRun> run = Optional.empty();
    private long rows;

    /** From which topic to which table. */
    public record Way(Job job, Dataset topic, Dataset table) {}

    public ProjectionLineage(Consumer<List<T>> table, Chronicle chronicle, Way way) {
        this.table = table;
        this.chronicle = chronicle;
        this.way = way;
    }

    @Override
    public void accept(List<T> batch) {
        table.accept(batch);
        rows += batch.size();
        if (run.isEmpty()) {
            run = Optional.of(chronicle.begin(Chronicle.Plan.of(way.job()), this::flow));
        } else {
            run.get().running(this::flow);
        }
    }

    private Flow flow() {
        return new Flow(List.of(way.topic()), List.of(way.table().rows(rows)));
    }
}
