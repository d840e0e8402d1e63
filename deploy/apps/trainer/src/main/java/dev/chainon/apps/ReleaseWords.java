package dev.chainon.apps;

import dev.chainon.registry.ReleaseDesk;
import dev.chainon.registry.ReleaseStep;
import dev.chainon.registry.ReleaseStep.Action;
import dev.chainon.registry.Releases;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is decided on a release, and how it goes, line by line for a terminal. */
record ReleaseWords(ReleaseDesk desk) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /**
     * Does what is asked.
     *
     * @param question canary, shadow, promote, stop, complain or status
     * @throws IllegalStateException in words if there is nothing to do it to
     */
    List<String> answer(String question, String candidate, int percent) {
        return switch (question) {
            case "canary" ->
                List.of(
                        line(desk.begin(Action.CANARY, candidate, percent)),
                        "It answers " + percent
                                + " % of the requests, and those with the header x-chainon-release: challenger. The replicas follow within seconds.");
            case "shadow" ->
                List.of(
                        line(desk.begin(Action.SHADOW, candidate, 0)),
                        "It computes what the champion answers and nobody gets its answers. The replicas follow within seconds.");
            case "promote" -> List.of(line(promoted(candidate).orElseGet(desk::promote)));
            case "stop" -> List.of(line(desk.stop()));
            case "complain" ->
                List.of("Version " + desk.complain().version()
                        + " is complained of; the replicas take it back within seconds.");
            case "status" -> status();
            default -> throw new IllegalArgumentException("'" + question + "' is no question on a release");
        };
    }

    /** A step of a retraining that was cut off says again of which version it speaks; a person does not. */
    private Optional<ReleaseStep> promoted(String candidate) {
        return candidate.isEmpty() ? Optional.empty() : desk.promoted(candidate);
    }

    /** The log, newest first, and what the replicas saw of a trial that is under way. */
    private List<String> status() {
        Releases releases = desk.releases();
        List<String> lines = new ArrayList<>();
        for (ReleaseStep step : releases.history(desk.model())) {
            lines.add(0, line(step));
        }
        releases.newest(desk.model()).filter(ReleaseStep::underWay).ifPresent(trial -> releases.reports(trial)
                .forEach((replica, report) -> lines.add("  " + replica + " " + report)));
        return lines.isEmpty() ? List.of("No version of " + desk.model() + " was ever on trial.") : lines;
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
