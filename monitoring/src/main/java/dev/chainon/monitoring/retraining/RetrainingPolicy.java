package dev.chainon.monitoring.retraining;

import dev.chainon.store.retraining.RetrainingState;
import dev.chainon.store.retraining.RetrainingStep;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Keeps retrainings from storming: one at a time, a rest after each, no more than a budget in a window, and no second one for an alert that a retraining already came to its end
 * for while it fired: what did not help would not help again.
 */
public final class RetrainingPolicy {

    private final RetrainingSettings settings;

    public RetrainingPolicy(RetrainingSettings settings) {
        this.settings = settings;
    }

    /**
     * Decides.
     *
     * @param firing in any order
     * @param past the last step of each retraining, newest first
     */
    public Ruling rule(Instant now, List<FiringAlert> firing, List<RetrainingStep> past) {
        List<FiringAlert> calling = firing.stream()
                .filter(alert -> settings.alerts().contains(alert.id()))
                .sorted(Comparator.comparing(FiringAlert::since).thenComparing(FiringAlert::id))
                .toList();
        if (calling.isEmpty()) {
            return new Ruling.Leave("no alert that fires calls for it");
        }
        Optional<RetrainingStep> last = past.stream().findFirst();
        if (last.filter(step -> !step.state().ended()).isPresent()) {
            return new Ruling.Leave("retraining " + last.get().id() + " is open");
        }
        if (last.filter(step -> now.isBefore(step.at().plus(settings.coolDown())))
                .isPresent()) {
            return new Ruling.Leave(
                    "retraining " + last.get().id() + " ended less than " + words(settings.coolDown()) + " ago");
        }
        long spent = past.stream()
                .filter(step -> step.state() != RetrainingState.STOPPED)
                .filter(step -> step.at().isAfter(now.minus(settings.window())))
                .count();
        if (spent >= settings.budget()) {
            return new Ruling.Leave(
                    "the budget of " + settings.budget() + " in " + words(settings.window()) + " is spent");
        }
        return calling.stream()
                .filter(alert -> past.stream().noneMatch(step -> answered(alert, step)))
                .findFirst()
                .<Ruling>map(Ruling.Retrain::new)
                .orElseGet(() -> new Ruling.Leave("each alert that fires was answered while it fired"));
    }

    private static boolean answered(FiringAlert alert, RetrainingStep step) {
        return step.cause().equals(alert.id()) && step.at().isAfter(alert.since());
    }

    private static String words(Duration duration) {
        return duration.toSeconds() + " s";
    }
}
