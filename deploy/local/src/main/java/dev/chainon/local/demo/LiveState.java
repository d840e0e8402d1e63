package dev.chainon.local.demo;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.local.process.Failure;
import dev.chainon.local.process.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a running demonstration tells other commands, as a file beside its lock. */
public record LiveState(Map<String, Collection<Long>> processes, Map<String, String> addresses) {

    private static final Logger LOG = LoggerFactory.getLogger(LiveState.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    public LiveState {
        processes = Map.copyOf(processes);
        addresses = Map.copyOf(addresses);
    }

    /** Writes the state again and again while the demonstration runs. */
    record Writer(Stage.Scene scene, Stage stage) {

        void writeEvery(long seconds, ScheduledExecutorService timer) {
            timer.scheduleWithFixedDelay(this::write, 0, seconds, TimeUnit.SECONDS);
        }

        private void write() {
            try {
                Path fresh = scene.home().run("state.json.new");
                JSON.writeValue(
                        fresh.toFile(),
                        new LiveState(stage.pids(), scene.report().addresses()));
                Files.move(
                        fresh,
                        scene.home().run("state.json"),
                        StandardCopyOption.REPLACE_EXISTING,
                        StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException | RuntimeException e) {
                LOG.warn("the state was not written this time", e);
            }
        }
    }

    public static Optional<LiveState> read(Home home) {
        Path file = home.run("state.json");
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            return Optional.of(JSON.readValue(file.toFile(), new TypeReference<LiveState>() {}));
        } catch (IOException e) {
            LOG.warn("{} cannot be read: {}", file, e.toString());
            return Optional.empty();
        }
    }

    static void remove(Home home) {
        try {
            Files.deleteIfExists(home.run("state.json"));
        } catch (IOException e) {
            throw new Failure("The file " + home.run("state.json") + " cannot be removed: " + e.getMessage(), e);
        }
    }

    /** One line an address, aligned. */
    public String addressLines() {
        return addresses.entrySet().stream()
                .map(e -> String.format("  %-12s %s", e.getKey(), e.getValue()))
                .sorted()
                .collect(Collectors.joining("\n"));
    }
}
