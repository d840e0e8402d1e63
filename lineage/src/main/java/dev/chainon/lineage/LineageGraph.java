package dev.chainon.lineage;

import dev.chainon.core.lineage.Dataset;
import dev.chainon.core.lineage.Facts;
import dev.chainon.core.lineage.Job;
import dev.chainon.core.lineage.RunEvent;
import dev.chainon.core.lineage.RunState;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/**
 * Which job made which data set from which. A data set keeps the run that made it last, also when the job has made others since: a model that serves keeps its
 * origins while the next one is trained.
 *
 * @param jobs the last run of each job, by name
 * @param datasets by {@link Dataset#key()}, with all that is known of each
 * @param makers by key of a data set and name of a job: the job's last run that made it
 */
public record LineageGraph(
        Map<String, LastRun> jobs, Map<String, Dataset> datasets, Map<String, Map<String, LastRun>> makers) {

    /**
     * A job's last run.
     *
     * @param started its first event that is kept
     * @param told its last event
     * @param inputs keys of data sets
     * @param commit of the code that ran
     */
    public record LastRun(
            Job job,
            UUID run,
            RunState state,
            Instant started,
            Instant told,
            Set<String> inputs,
            Set<String> outputs,
            Optional<String> commit) {
        public LastRun {
            inputs = new LinkedHashSet<>(inputs);
            outputs = new LinkedHashSet<>(outputs);
        }

        private LastRun and(Told more) {
            RunEvent event = more.event();
            if (!run.equals(event.run().id())) {
                return of(more);
            }
            Set<String> read = new LinkedHashSet<>(inputs);
            event.flow().inputs().forEach(d -> read.add(d.key()));
            Set<String> written = new LinkedHashSet<>(outputs);
            event.flow().outputs().forEach(d -> written.add(d.key()));
            return new LastRun(job, run, event.state(), started, event.at(), read, written, commit.or(more::commit));
        }

        /** With what an earlier run read to make this data set. */
        private LastRun and(LastRun earlier, String made) {
            Set<String> read = new LinkedHashSet<>(inputs);
            read.addAll(earlier.inputs());
            Set<String> written = new LinkedHashSet<>(outputs);
            written.add(made);
            return new LastRun(job, run, state, started, told, read, written, commit);
        }

        private static LastRun of(Told first) {
            RunEvent event = first.event();
            LastRun empty = new LastRun(
                    event.job(),
                    event.run().id(),
                    event.state(),
                    event.at(),
                    event.at(),
                    Set.of(),
                    Set.of(),
                    first.commit());
            return empty.and(first);
        }
    }

    public LineageGraph {
        jobs = new LinkedHashMap<>(jobs);
        datasets = new LinkedHashMap<>(datasets);
        Map<String, Map<String, LastRun>> copy = new LinkedHashMap<>();
        makers.forEach((key, runs) -> copy.put(key, new LinkedHashMap<>(runs)));
        makers = copy;
    }

    /** @param events in the order of their times */
    public static LineageGraph of(List<Told> events) {
        Map<String, LastRun> jobs = new LinkedHashMap<>();
        Map<String, Dataset> datasets = new LinkedHashMap<>();
        Map<String, Map<String, LastRun>> makers = new LinkedHashMap<>();
        for (Told told : events) {
            RunEvent event = told.event();
            String job = event.job().name();
            LastRun run = jobs.merge(job, LastRun.of(told), (before, unused) -> before.and(told));
            run.outputs().forEach(key -> makers.computeIfAbsent(key, unused -> new LinkedHashMap<>())
                    .put(job, run));
            event.flow().inputs().forEach(d -> datasets.merge(d.key(), withoutRows(d), LineageGraph::merged));
            event.flow().outputs().forEach(d -> datasets.merge(d.key(), d, LineageGraph::merged));
        }
        return new LineageGraph(jobs, datasets, makers);
    }

    /** How many rows a reader took is not how many there are. */
    private static Dataset withoutRows(Dataset d) {
        Facts facts = d.facts();
        return d.with(new Facts(OptionalLong.empty(), facts.columns(), facts.version(), facts.tag(), facts.alias()));
    }

    private static Dataset merged(Dataset before, Dataset now) {
        Facts a = before.facts();
        Facts b = now.facts();
        return now.with(new Facts(
                b.rows().isPresent() ? b.rows() : a.rows(),
                b.columns().isEmpty() ? a.columns() : b.columns(),
                b.version().or(a::version),
                b.tag().or(a::tag),
                b.alias().or(a::alias)));
    }

    /** The data sets that this one was made of, however far back, nearest first; itself is the first. */
    public List<Dataset> upstream(String key) {
        Set<String> seen = new LinkedHashSet<>();
        Deque<String> next = new ArrayDeque<>(List.of(key));
        while (!next.isEmpty()) {
            String each = next.remove();
            if (seen.add(each)) {
                makers(each).forEach(run -> next.addAll(run.inputs()));
            }
        }
        return seen.stream()
                .flatMap(k -> Optional.ofNullable(datasets.get(k)).stream())
                .toList();
    }

    /** The run that made a data set last; empty for a source. */
    public Optional<LastRun> producer(String key) {
        return makers(key).stream().max(Comparator.comparing(LastRun::told));
    }

    /** The last run of each job, and in it what its earlier runs made that is still read, with what they made it of. */
    public Collection<LastRun> inUse() {
        Map<String, LastRun> drawn = new LinkedHashMap<>(jobs);
        Set<String> seen = new LinkedHashSet<>();
        Deque<String> next = new ArrayDeque<>();
        jobs.values().forEach(run -> next.addAll(run.inputs()));
        while (!next.isEmpty()) {
            String each = next.remove();
            if (seen.add(each)) {
                for (LastRun maker : makers(each)) {
                    drawn.computeIfPresent(maker.job().name(), (name, last) -> last.and(maker, each));
                    next.addAll(maker.inputs());
                }
            }
        }
        return drawn.values();
    }

    private Collection<LastRun> makers(String key) {
        return makers.getOrDefault(key, Map.of()).values();
    }
}
