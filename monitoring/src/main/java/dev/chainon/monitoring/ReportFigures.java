package dev.chainon.monitoring;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Figures that finished steps left behind: the numbers of {@code figures}, or of the object itself, in every {@code *.json} of some folders. */
final class ReportFigures {

    private static final Logger LOG = LoggerFactory.getLogger(ReportFigures.class);

    private final List<Path> folders;

    ReportFigures(List<Path> folders) {
        this.folders = List.copyOf(folders);
    }

    Map<String, Double> read() {
        Map<String, Double> figures = new TreeMap<>();
        folders.stream().filter(Files::isDirectory).forEach(folder -> read(folder, figures));
        return figures;
    }

    private static void read(Path folder, Map<String, Double> figures) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> reports = files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
            for (Path report : reports) {
                add(report, figures);
            }
        } catch (IOException e) {
            LOG.warn("cannot read the results folder={} cause={}", folder, e.getMessage());
        }
    }

    private static void add(Path report, Map<String, Double> all) throws IOException {
        try {
            JsonObject object = new JsonObject(Files.readString(report, StandardCharsets.UTF_8));
            (object.getValue("figures") instanceof JsonObject figures ? figures : object).forEach(entry -> {
                if (entry.getValue() instanceof Number number) {
                    all.put(entry.getKey(), number.doubleValue());
                }
            });
        } catch (DecodeException e) {
            LOG.warn("skipped a report that is not JSON file={}", report);
        }
    }
}
