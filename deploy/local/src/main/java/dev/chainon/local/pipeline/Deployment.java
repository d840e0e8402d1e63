package dev.chainon.local.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import dev.chainon.local.process.Home;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A deployment as its record tells it.
 *
 * @param version the commit that was deployed, with {@code +changes} where the code was not as committed
 * @param committed when that commit was made; none where its record does not know
 * @param stages what was done, in order
 */
record Deployment(
        String version,
        Optional<Instant> committed,
        Instant started,
        Instant finished,
        Outcome outcome,
        List<Stage> stages) {

    /** What came of it. */
    enum Outcome {
        KEPT,
        /** It reached users and was taken back. */
        ROLLED_BACK,
        /** It never reached users. */
        REFUSED;

        boolean reachedUsers() {
            return this != REFUSED;
        }
    }

    /** One of its stages. */
    record Stage(String name, double seconds, String outcome) {}

    Deployment {
        stages = List.copyOf(stages);
    }

    /** The commit alone. */
    String sha() {
        return version.replaceFirst("\\+.*", "");
    }

    double minutes() {
        return Duration.between(started, finished).toMillis() / 60_000.0;
    }

    /** Those that are kept in {@code deployments}, in the order in which they ended. */
    static List<Deployment> all(Home home) {
        return JsonFiles.in(home.state().resolve("deployments")).stream()
                .map(Deployment::of)
                .sorted(Comparator.comparing(Deployment::finished))
                .toList();
    }

    private static Deployment of(JsonNode root) {
        List<Stage> stages = new ArrayList<>();
        root.path("stages")
                .forEach(stage -> stages.add(new Stage(
                        stage.path("name").asText(),
                        stage.path("seconds").asDouble(),
                        stage.path("outcome").asText())));
        return new Deployment(
                root.path("version").asText(),
                Optional.of(root.path("commitTime"))
                        .filter(time -> !time.asText().isEmpty())
                        .map(Deployment::instant),
                instant(root.path("startedAt")),
                instant(root.path("finishedAt")),
                Outcome.valueOf(
                        root.path("outcome").asText().toUpperCase(Locale.ROOT).replace('-', '_')),
                stages);
    }

    private static Instant instant(JsonNode time) {
        return DateTimeFormatter.ISO_DATE_TIME.parse(time.asText(), Instant::from);
    }
}
