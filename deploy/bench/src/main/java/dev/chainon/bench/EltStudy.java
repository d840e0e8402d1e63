package dev.chainon.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.chainon.core.process.Progress;
import dev.chainon.flights.Flights;
import dev.chainon.ingestion.backoffice.Backoffice;
import dev.chainon.ingestion.backoffice.BackofficeSettings;
import dev.chainon.ingestion.backoffice.Steps;
import dev.chainon.ingestion.bench.EltBench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The same summary of the whole history transformed before the store (ETL) and inside it (ELT), in seconds. */
final class EltStudy implements Study {

    @Override
    public Findings run(Workbench bench) throws IOException {
        Path folder = bench.scratch("elt");
        Flights flights = new Flights();
        try (Backoffice scratch = Backoffice.openScratch(settings(folder), flights.topicPrefix())) {
            Map<String, Double> figures = new EltBench<>(flights, scratch, new Steps(new Progress(bench.out())))
                    .run(bench.home().code().resolve("data/flights-3m.parquet").toString());
            return new Findings(figures, JsonNodeFactory.instance.objectNode());
        }
    }

    @Override
    public List<String> subjects() {
        return List.of("ingestion", "flights");
    }

    @Override
    public Optional<StudyPages> pages() {
        return Optional.of(new StudyPages("elt", EltStudy.class));
    }

    /** Tables of a study never enter the back office, whose catalog is not asked for. */
    private static BackofficeSettings settings(Path folder) {
        return new BackofficeSettings(
                "jdbc:postgresql:",
                "",
                "",
                folder.resolve("warehouse"),
                folder.resolve("scratch"),
                Runtime.getRuntime().availableProcessors());
    }
}
