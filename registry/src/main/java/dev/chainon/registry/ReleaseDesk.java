package dev.chainon.registry;

import dev.chainon.registry.ReleaseStep.Action;
import java.util.Optional;

/**
 * Where a person decides on the trial of a version: begins it, makes the version champion, ends it, or complains of it.
 *
 * @param who the person, for the logs
 * @param why the reason, for the logs
 */
public record ReleaseDesk(Registry registry, Releases releases, String model, String who, String why) {

    private static final String CHAMPION = "champion";
    private static final String CHALLENGER = "challenger";

    /**
     * Begins a trial; one that is under way is replaced by it. The alias {@code challenger} points to the version from then on.
     *
     * @param action canary or shadow
     * @param candidate the version's number or URI; empty for where the alias points
     * @param percent of the requests that a canary answers
     * @throws IllegalStateException if there is no such version, or it is the champion
     */
    public ReleaseStep begin(Action action, String candidate, int percent) {
        Optional<ReleaseStep> before = releases.newest(model);
        ModelVersion version = challenger(candidate);
        registry.promote(model, version.version(), CHALLENGER, who, why);
        return releases.append(model, before, new Releases.Wish(action, version.version(), percent, who, why));
    }

    private ModelVersion challenger(String candidate) {
        String uri = uri(candidate);
        ModelVersion version = registry.resolve(uri)
                .orElseThrow(() -> new IllegalStateException(
                        "There is no " + uri + ": ./chainon models lists the versions, name one by --model."));
        if (champion().filter(now -> now == version.version()).isPresent()) {
            throw new IllegalStateException(version.uri() + " is the champion: there is nothing to try.");
        }
        return version;
    }

    private String uri(String candidate) {
        if (candidate.isEmpty()) {
            return "models:/" + model + "@" + CHALLENGER;
        }
        return candidate.startsWith("models:") ? candidate : "models:/" + model + "/" + candidate;
    }

    private Optional<Integer> champion() {
        return Optional.ofNullable(registry.aliases(model).get(CHAMPION));
    }

    /**
     * Makes the version on trial champion.
     *
     * @throws IllegalStateException if none is on trial, or something was said against it
     */
    public ReleaseStep promote() {
        ReleaseStep trial = underWay();
        Optional<String> complaint = releases.complaint(model, trial.version(), trial.at());
        if (complaint.isPresent()) {
            throw new IllegalStateException("Version " + trial.version() + " is complained of: " + complaint.get());
        }
        registry.promote(new Promotion(model, trial.version(), CHAMPION, who, why), champion());
        return end(trial, Action.PROMOTE);
    }

    /**
     * The step that made a version champion, where that is the last thing that was decided: who asked for it and was cut off before the answer need not ask again.
     *
     * @param candidate the version's number or URI
     */
    public Optional<ReleaseStep> promoted(String candidate) {
        return releases.newest(model)
                .filter(step -> step.action() == Action.PROMOTE)
                .filter(step -> champion().equals(Optional.of(step.version())))
                .filter(step -> registry.resolve(uri(candidate))
                        .filter(version -> version.version() == step.version())
                        .isPresent());
    }

    /** Ends the trial: the champion answers all. */
    public ReleaseStep stop() {
        return end(underWay(), Action.STOP);
    }

    /** Says something against the version on trial, which the replicas take back then. */
    public ReleaseStep complain() {
        ReleaseStep trial = underWay();
        releases.complain(model, trial.version(), who + ": " + why);
        return trial;
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
}
