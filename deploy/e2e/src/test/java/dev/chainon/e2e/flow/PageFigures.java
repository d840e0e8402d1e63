package dev.chainon.e2e.flow;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chainon.evidence.ledger.Commit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** What the pages were like for the browser, as a result among those that the commands leave: milliseconds to the first paint, shifts and complaints. */
final class PageFigures {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Instant started = Instant.now();
    private final Map<String, Double> paints = new TreeMap<>();
    private int shifts;
    private int complaints;

    /** Takes a page that was opened; of several times the slowest counts. */
    synchronized void opened(String page, double paintMillis) {
        paints.merge(page, paintMillis, Math::max);
    }

    /** Takes what was wrong with a page. */
    synchronized void wrong(int shifted, int complained) {
        shifts += shifted;
        complaints += complained;
    }

    /** Writes the result; the first page that a browser shows counts as the others do. */
    synchronized void write(Path root) throws IOException {
        ObjectNode result = JSON.createObjectNode()
                .put("command", "PagesIT")
                .put("ok", !paints.isEmpty())
                .put("commit", Commit.of(root))
                .put(
                        "machine",
                        System.getProperty("os.name") + ", "
                                + Runtime.getRuntime().availableProcessors() + " CPU")
                .put("started", started.toString())
                .put("seconds", Duration.between(started, Instant.now()).toMillis() / 1000.0);
        ObjectNode figures = result.putObject("figures");
        figures.put("pages.opened", paints.size());
        figures.put(
                "pages.paint.max.ms",
                paints.values().stream().mapToDouble(Double::doubleValue).max().orElse(0));
        figures.put(
                "pages.paint.mean.ms",
                paints.values().stream()
                        .mapToDouble(Double::doubleValue)
                        .average()
                        .orElse(0));
        figures.put("pages.shifts", shifts);
        figures.put("pages.complaints", complaints);
        paints.forEach((page, millis) -> figures.put("pages.paint." + page + ".ms", millis));
        Path folder = Files.createDirectories(root.resolve(".chainon/reports"));
        Files.writeString(
                folder.resolve("pages.json"),
                JSON.writerWithDefaultPrettyPrinter().writeValueAsString(result));
    }
}
