package dev.chainon.core.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where people say how a replay shall go, and where it says how it goes, as files of the state folder: {@code replay/tempo} and {@code replay/day} are
 * wishes, {@code replay/state} and {@code replay/change} answers. Each file appears whole or not at all. Thread-safe, and safe between processes of which one
 * writes each file.
 */
public final class ReplayDesk {

    private static final String TEMPO = "tempo";
    private static final String DAY = "day";
    private static final String STATE = "state";
    private static final String CHANGE = "change";

    private final Path folder;

    /** @param home the state folder */
    public ReplayDesk(Path home) {
        this.folder = home.resolve("replay");
    }

    /** The tempo that somebody wished; empty until somebody did. */
    public Optional<Tempo> tempo() {
        return read(TEMPO)
                .map(lines -> new Tempo(
                        Double.parseDouble(lines.getOrDefault("speed", "")),
                        Boolean.parseBoolean(lines.getOrDefault("paused", ""))));
    }

    /** @throws UncheckedIOException if the folder cannot be written */
    public void wish(Tempo tempo) {
        write(TEMPO, Map.of("speed", Double.toString(tempo.speed()), "paused", Boolean.toString(tempo.paused())));
    }

    /** What the replay told last. */
    public Optional<ReplayState> state() {
        return read(STATE).map(ReplayDesk::state);
    }

    private static ReplayState state(Map<String, String> lines) {
        return new ReplayState(
                Instant.parse(lines.getOrDefault("told", "")),
                Integer.parseInt(lines.getOrDefault("epoch", "")),
                LocalDate.parse(lines.getOrDefault("from", "")),
                Long.parseLong(lines.getOrDefault("minute", "")),
                new Tempo(
                        Double.parseDouble(lines.getOrDefault("speed", "")),
                        Boolean.parseBoolean(lines.getOrDefault("paused", ""))),
                Boolean.parseBoolean(lines.getOrDefault("over", "")),
                days(lines.getOrDefault("days", "")),
                LocalDate.parse(lines.getOrDefault("sealed", "")));
    }

    private static List<LocalDate> days(String text) {
        return Stream.of(text.split(" "))
                .filter(day -> !day.isEmpty())
                .map(LocalDate::parse)
                .toList();
    }

    /** @throws UncheckedIOException if the folder cannot be written */
    public void tell(ReplayState state) {
        Map<String, String> lines = new TreeMap<>();
        lines.put("told", state.told().toString());
        lines.put("epoch", Integer.toString(state.epoch()));
        lines.put("from", state.from().toString());
        lines.put("minute", Long.toString(state.minute()));
        lines.put("speed", Double.toString(state.tempo().speed()));
        lines.put("paused", Boolean.toString(state.tempo().paused()));
        lines.put("over", Boolean.toString(state.over()));
        lines.put("days", state.days().stream().map(LocalDate::toString).collect(Collectors.joining(" ")));
        lines.put("sealed", state.sealedFrom().toString());
        write(STATE, lines);
    }

    /** The first day that somebody asks for; empty once it was taken. */
    public Optional<LocalDate> day() {
        return read(DAY).map(lines -> LocalDate.parse(lines.getOrDefault("day", "")));
    }

    /** @throws UncheckedIOException if the folder cannot be written */
    public void ask(LocalDate day) {
        write(DAY, Map.of("day", day.toString()));
    }

    /** The day that was asked for is being worked on. */
    public void takeDay() {
        remove(DAY);
    }

    /** What the launcher told last; empty where no launcher listens. */
    public Optional<Change> change() {
        return read(CHANGE)
                .map(lines -> new Change(
                        Change.Phase.valueOf(lines.getOrDefault("phase", "")),
                        Optional.of(lines.getOrDefault("day", ""))
                                .filter(day -> !day.isEmpty())
                                .map(LocalDate::parse),
                        lines.getOrDefault("why", "")));
    }

    /** @throws UncheckedIOException if the folder cannot be written */
    public void tell(Change change) {
        write(
                CHANGE,
                Map.of(
                        "phase", change.phase().name(),
                        "day", change.day().map(LocalDate::toString).orElse(""),
                        "why", change.why().lines().findFirst().orElse("")));
    }

    /** Forgets every wish and every answer. */
    public void clear() {
        Stream.of(TEMPO, DAY, STATE, CHANGE).forEach(this::remove);
    }

    private void remove(String name) {
        try {
            Files.deleteIfExists(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(folder.resolve(name) + " cannot be deleted: check its rights", e);
        }
    }

    private Optional<Map<String, String>> read(String name) {
        try {
            Map<String, String> lines = new LinkedHashMap<>();
            for (String line : Files.readAllLines(folder.resolve(name))) {
                int equals = line.indexOf('=');
                lines.put(line.substring(0, Math.max(0, equals)), line.substring(equals + 1));
            }
            return Optional.of(lines);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(folder.resolve(name) + " cannot be read: check its rights", e);
        }
    }

    private void write(String name, Map<String, String> lines) {
        String text = lines.entrySet().stream()
                .map(line -> line.getKey() + "=" + line.getValue() + "\n")
                .collect(Collectors.joining());
        Path fresh = folder.resolve(name + ".new");
        try {
            Files.createDirectories(folder);
            Files.writeString(fresh, text);
            Files.move(
                    fresh, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(folder.resolve(name) + " cannot be written: check its rights", e);
        }
    }
}
