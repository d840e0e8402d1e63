package dev.chainon.lineage;

import dev.chainon.core.lineage.RunState;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The events that all processes of a home told. */
public record LineageFolder(Path folder) {

    private static final Logger LOG = LoggerFactory.getLogger(LineageFolder.class);
    private static final String ENDING = ".ndjson";

    /** @param home the state folder */
    public static LineageFolder of(Path home) {
        return new LineageFolder(home.resolve("lineage"));
    }

    Path file(String process) {
        return folder.resolve(process + ENDING);
    }

    /**
     * In the order of their times; of the times a run said that it goes on, the last: it repeats all the others said. A line that was cut by a kill is
     * left out.
     */
    public List<Told> events() {
        List<Told> events = new ArrayList<>();
        Map<UUID, Told> running = new LinkedHashMap<>();
        for (Path file : files()) {
            read(file, told -> {
                if (told.event().state() == RunState.RUNNING) {
                    running.merge(told.event().run().id(), told, LineageFolder::later);
                } else {
                    events.add(told);
                }
            });
        }
        events.addAll(running.values());
        events.sort(Comparator.comparing(told -> told.event().at()));
        return events;
    }

    private static Told later(Told a, Told b) {
        return a.event().at().isAfter(b.event().at()) ? a : b;
    }

    private List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            // Older ones first, so that events of the same time stay in their order.
            return files.filter(f -> f.getFileName().toString().contains(ENDING))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + folder + " cannot be read", e);
        }
    }

    /** A file that is renamed at this moment is read the next time. */
    private static void read(Path file, Consumer<Told> to) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Files.newInputStream(file),
                StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPLACE)))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                try {
                    to.accept(EventReader.read(line));
                } catch (IllegalArgumentException e) {
                    LOG.debug("skipped a line file={} cause={}", file, e.getMessage());
                }
            }
        } catch (IOException e) {
            LOG.debug("lineage file={} was not read", file, e);
        }
    }

    /** Changes whenever something was told. */
    public String mark() {
        StringBuilder mark = new StringBuilder();
        for (Path file : files()) {
            try {
                mark.append(file.getFileName()).append(Files.size(file)).append(Files.getLastModifiedTime(file));
            } catch (IOException e) {
                LOG.debug("lineage file={} is being renamed", file, e);
            }
        }
        return mark.toString();
    }
}
