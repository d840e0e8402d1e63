package dev.chainon.apps;

import dev.chainon.core.lineage.Dataset;
import dev.chainon.lineage.LineageFolder;
import dev.chainon.lineage.LineageGraph;
import dev.chainon.lineage.LineageGraph.LastRun;
import dev.chainon.serving.trace.Origins;
import dev.chainon.serving.trace.Trace;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The origins of training sets, as the processes of a home told them. */
final class LineageOrigins implements Origins {

    private final Path home;

    LineageOrigins(Path home) {
        this.home = home;
    }

    @Override
    public List<Trace.Step> of(String trainingSet) {
        LineageGraph graph = LineageGraph.of(LineageFolder.of(home).events());
        Dataset set = Dataset.file(home.resolve("training").resolve(trainingSet));
        return graph.upstream(set.key()).stream()
                .map(dataset -> step(graph, dataset))
                .toList();
    }

    private static Trace.Step step(LineageGraph graph, Dataset dataset) {
        Optional<LastRun> run = graph.producer(dataset.key());
        return new Trace.Step(dataset, run.map(r -> r.job().name()), run.flatMap(LastRun::commit));
    }
}
