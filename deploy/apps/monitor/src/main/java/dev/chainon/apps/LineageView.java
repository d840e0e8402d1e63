package dev.chainon.apps;

import dev.chainon.console.source.Lineage;
import dev.chainon.core.lineage.Dataset;
import dev.chainon.core.lineage.Job.Kind;
import dev.chainon.lineage.LineageFolder;
import dev.chainon.lineage.LineageGraph;
import dev.chainon.lineage.LineageGraph.LastRun;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What all processes told of their data, in the words of the pages; read again when something was told since. */
final class LineageView implements Lineage {

    /** A batch job does not say that it goes on: this is longer than any takes. */
    private static final Duration LONGEST_BATCH = Duration.ofHours(1);

    private final Path home;
    private final LineageFolder folder;
    private final Duration patience;
    private final InstantSource clock;
    private String mark = "";
    private LineageGraph graph = LineageGraph.of(List.of());

    /** @param every how often streams say that they go on; three times without a word is silence */
    LineageView(Path home, Duration every, InstantSource clock) {
        this.home = home.toAbsolutePath().normalize();
        this.folder = LineageFolder.of(home);
        this.patience = every.multipliedBy(3);
        this.clock = clock;
    }

    @Override
    public synchronized Diagram diagram() {
        String now = folder.mark();
        if (!now.equals(mark)) {
            graph = LineageGraph.of(folder.events());
            mark = now;
        }
        Collection<LastRun> runs = graph.inUse();
        Set<String> used = new LinkedHashSet<>();
        runs.forEach(run -> {
            used.addAll(run.inputs());
            used.addAll(run.outputs());
        });
        List<Data> data = used.stream()
                .flatMap(key -> Optional.ofNullable(graph.datasets().get(key)).stream())
                .map(this::data)
                .toList();
        return new Diagram(data, runs.stream().map(this::job).toList());
    }

    private Data data(Dataset dataset) {
        return new Data(
                dataset.key(),
                role(dataset),
                dataset.facts()
                        .alias()
                        .map(alias -> alias.name() + " · " + dataset.name())
                        .orElse(dataset.name()),
                dataset.facts().rows(),
                dataset.facts().version().orElse(""));
    }

    private String role(Dataset dataset) {
        String name = dataset.name();
        if (dataset.namespace().startsWith("kafka:")) {
            String[] parts = name.split("\\.", -1);
            return "topic." + (parts.length > 1 ? parts[1] : name);
        }
        if (dataset.namespace().startsWith("postgres:")) {
            return "database." + last(name);
        }
        return dataset.facts()
                .alias()
                .map(alias -> "table." + last(alias.name()))
                .orElseGet(() -> file(Path.of(name)));
    }

    private String file(Path path) {
        if (!path.startsWith(home)) {
            return "file.source";
        }
        String first = home.relativize(path).getName(0).toString();
        return switch (first) {
            case "registry" -> "model.bundle";
            case "snapshots" -> "file.snapshot";
            default -> "files." + first;
        };
    }

    private static String last(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private Job job(LastRun run) {
        return new Job(
                run.job().name(),
                state(run),
                run.started(),
                run.told(),
                run.commit().orElse(""),
                List.copyOf(run.inputs()),
                List.copyOf(run.outputs()));
    }

    private State state(LastRun run) {
        Duration wait = run.job().kind() == Kind.STREAMING ? patience : LONGEST_BATCH;
        return switch (run.state()) {
            case COMPLETE -> State.COMPLETE;
            case ABORT -> State.STOPPED;
            case FAIL -> State.FAILED;
            case START, RUNNING -> clock.instant().isAfter(run.told().plus(wait)) ? State.SILENT : State.RUNNING;
        };
    }
}
