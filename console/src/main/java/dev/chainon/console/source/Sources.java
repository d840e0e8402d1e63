package dev.chainon.console.source;

import dev.chainon.store.jobs.RunRow;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Everything the pages show.
 *
 * @param figures numbers by their stable identifier, such as {@code stream.latency.p50.ms}
 * @param runs of the job graph, latest first
 */
public record Sources(
        Supplier<Map<String, Double>> figures,
        Quality quality,
        Operations operations,
        Streams streams,
        Supplier<List<RunRow>> runs,
        Models models,
        Oracle oracle,
        Lineage lineage,
        Jury jury,
        ProjectBook project) {
    public Sources {
        Objects.requireNonNull(figures);
        Objects.requireNonNull(quality);
        Objects.requireNonNull(operations);
        Objects.requireNonNull(streams);
        Objects.requireNonNull(runs);
        Objects.requireNonNull(models);
        Objects.requireNonNull(oracle);
        Objects.requireNonNull(lineage);
        Objects.requireNonNull(jury);
        Objects.requireNonNull(project);
    }
}
