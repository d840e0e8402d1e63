package dev.chainon.apps;

import com.typesafe.config.Config;
import dev.chainon.registry.ModelVersion;
import dev.chainon.registry.Promotion;
import dev.chainon.registry.Registry;
import dev.chainon.registry.ReleaseStep;
import dev.chainon.registry.ReleaseStep.Action;
import dev.chainon.registry.Releases;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Decides on the release of a challenger: trial as canary or shadow, promotion, stop. Says in words what it did. */
final class ReleaseDesk {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final String CHAMPION = "champion";
    private static final String CHALLENGER = "challenger";

    private final Registry registry;
    private final Releases releases;
    private final String model;
    private final String who;
    private final String why;

    /** @param chainon settings with {@code training.who} and {@code gate.why} */
    ReleaseDesk(Registry registry, Releases releases, String model, Config chainon) {
        this.registry = registry;
        this.releases = releases;
        this.model = model;
        this.who = chainon.getString("training.who");
        this.why = chainon.getString("gate.why");
    }

    /**
     * Begins a trial; one that is under way is replaced by it.
     *
     * @param candidate the version's number or URI; empty for where {@code @challenger} points
     * @throws IllegalStateException if there is no such version, or it is the champion
     */
    List<String> begin(Action action, String candidate, int percent) {
        Optional<ReleaseStep> before = releases.newest(model);
        ModelVersion version = challenger(candidate);
        registry.promote(model, version.version(), CHALLENGER, who, why);
        ReleaseStep step =
                releases.append(model, before, new Releases.Wish(action, version.version(), percent, who, why));
        return List.of(
                line(step),
                action == Action.CANARY
                        ? "It answers " + percent
                                + " % of the requests, and those with the header x-chainon-release: challenger."
                        : "It computes what the champion answers; nobody gets its answers.",
                "The replicas follow within seconds: ./chainon release status shows what they see.");
    }

    private ModelVersion challenger(String candidate) {
        String uri = candidate.isEmpty()
                ? "models:/" + model + "@" + CHALLENGER
                : candidate.startsWith("models:") ? candidate : "models:/" + model + "/" + candidate;
        ModelVersion version = registry.resolve(uri)
                .orElseThrow(() -> new IllegalStateException(
                        "There is no " + uri + ": ./chainon models lists the versions, name one by --model."));
        if (registry.aliases(model).getOrDefault(CHAMPION, 0) == version.version()) {
            throw new IllegalStateException(version.uri() + " is the champion: there is nothing to try.");
        }
        return version;
    }

    /**
     * Makes the version on trial champion.
     *
     * @throws IllegalStateException if none is on trial, or something was said against it
     */
    List<String> promote() {
        ReleaseStep trial = underWay();
        Optional<String> complaint = releases.complaint(model, trial.version(), trial.at());
        if (complaint.isPresent()) {
            throw new IllegalStateException("Version " + trial.version() + " is complained of: " + complaint.get());
        }
        Optional<Integer> champion = Optional.ofNullable(registry.aliases(model).get(CHAMPION));
        registry.promote(new Promotion(model, trial.version(), CHAMPION, who, why), champion);
        return List.of(line(end(trial, Action.PROMOTE)));
    }

    /** Ends the trial: the champion answers all. */
    List<String> stop() {
        return List.of(line(end(underWay(), Action.STOP)));
    }

    private ReleaseStep underWay() {
        return releases.newest(model)
                .filter(ReleaseStep::underWay)
                .orElseThrow(() -> new IllegalStateException(
                        "No version of " + model + " is on trial: begin one by ./chainon release canary or shadow."));
    }

    private ReleaseStep end(ReleaseStep trial, Action action) {
        return releases.append(model, Optional.of(trial), new Releases.Wish(action, trial.version(), 0, who, why));
    }

    /** Says something against the version on trial: the replicas take it back. */
    List<String> complain() {
        ReleaseStep trial = underWay();
        releases.complain(model, trial.version(), who + ": " + why);
        return List.of("Version " + trial.version() + " is complained of; the replicas take it back within seconds.");
    }

    /** The log, newest first, and what the replicas saw of a trial that is under way. */
    List<String> status() {
        List<String> lines = new ArrayList<>();
        for (ReleaseStep step : releases.history(model)) {
            lines.add(0, line(step));
        }
        if (lines.isEmpty()) {
            return List.of("No version of " + model + " was ever on trial.");
        }
        releases.newest(model).filter(ReleaseStep::underWay).ifPresent(trial -> releases.reports(trial)
                .forEach((replica, report) -> lines.add("  " + replica + " " + report)));
        return lines;
    }

    private static String line(ReleaseStep step) {
        return String.format(
                Locale.ROOT,
                "%s  step %d  %-8s version %d%s  by %s: %s",
                TIME.format(step.at()),
                step.step(),
                step.action().name().toLowerCase(Locale.ROOT),
                step.version(),
                step.action() == Action.CANARY ? " at " + step.percent() + " %" : "",
                step.who(),
                step.why());
    }
}
