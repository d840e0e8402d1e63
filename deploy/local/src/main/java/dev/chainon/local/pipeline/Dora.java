package dev.chainon.local.pipeline;

import dev.chainon.local.pipeline.Indicator.Absence;
import dev.chainon.local.pipeline.Indicator.Name;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The four indicators of delivery of the DORA research, from the history and the records of deployments; what no record tells is absent.
 *
 * <ul>
 *   <li>Frequency: deployments that reached users, a week.
 *   <li>Lead time: from each commit to the end of the deployment that was kept and brought it; the median. A deployment brings what its version has and the one kept before
 *       it had not; the first of all is counted by its own commit.
 *   <li>Failure rate: deployments that were taken back, of those that reached users.
 *   <li>Time to restore: from the begin of a deployment that was taken back to its end, when the version before serves again; the median. Users suffered at most so long.
 * </ul>
 *
 * @param history tells the times of commits
 * @param deployments in the order in which they ended
 * @param since begin of the time that is looked at
 * @param now its end
 */
record Dora(History history, List<Deployment> deployments, Instant since, Instant now) {

    private static final Name FREQUENCY =
            new Name("dora.deployments.per.week", "déploiements par semaine", "deployments a week");
    private static final Name LEAD = new Name(
            "dora.lead.hours", "délai d’un changement, heures (médiane)", "lead time of a change, hours (median)");
    private static final Name FAILURES =
            new Name("dora.failure.share", "part des déploiements repris", "share of deployments that were taken back");
    private static final Name RESTORE = new Name(
            "dora.restore.minutes", "temps de reprise, minutes (médiane)", "time to restore, minutes (median)");
    private static final Name REFUSED = new Name(
            "dora.refused", "déploiements refusés avant tout utilisateur", "deployments refused before any user");
    private static final Name COMMITS = new Name("dora.commits.per.day", "commits par jour", "commits a day");

    private static final Absence NO_DEPLOYMENT = new Absence(
            "aucun déploiement n’est consigné dans .chainon/deployments",
            "no deployment is recorded in .chainon/deployments");
    private static final Absence NONE_KEPT =
            new Absence("aucun déploiement consigné n’a été gardé", "no recorded deployment was kept");
    private static final Absence NONE_FAILED =
            new Absence("aucun déploiement consigné n’a été repris", "no recorded deployment was taken back");
    private static final Absence NO_HISTORY =
            new Absence("il n’y a pas d’historique git ici", "there is no history of git here");

    /** All of them, always in one order. */
    List<Indicator> indicators() {
        List<Deployment> reached =
                seen().filter(d -> d.outcome().reachedUsers()).toList();
        List<Deployment> failed = of(Deployment.Outcome.ROLLED_BACK);
        Indicator none = FREQUENCY.absent(NO_DEPLOYMENT);
        return List.of(
                reached.isEmpty() ? none : FREQUENCY.is(reached.size() / (days() / 7)),
                median(leadHours()).map(LEAD::is).orElse(LEAD.absent(reached.isEmpty() ? NO_DEPLOYMENT : NONE_KEPT)),
                reached.isEmpty()
                        ? FAILURES.absent(NO_DEPLOYMENT)
                        : FAILURES.is((double) failed.size() / reached.size()),
                median(failed.stream().map(Deployment::minutes).toList())
                        .map(RESTORE::is)
                        .orElse(RESTORE.absent(reached.isEmpty() ? NO_DEPLOYMENT : NONE_FAILED)),
                deployments.isEmpty()
                        ? REFUSED.absent(NO_DEPLOYMENT)
                        : REFUSED.is(of(Deployment.Outcome.REFUSED).size()),
                history.first().isPresent()
                        ? COMMITS.is(history.commitsSince(since) / days())
                        : COMMITS.absent(NO_HISTORY));
    }

    /** Hours of each change that a kept deployment of this time brought. */
    private List<Double> leadHours() {
        List<Double> hours = new ArrayList<>();
        Optional<Deployment> before = Optional.empty();
        for (Deployment deployment : deployments) {
            if (deployment.outcome() == Deployment.Outcome.KEPT) {
                if (!deployment.finished().isBefore(since)) {
                    changes(before, deployment)
                            .map(made -> Duration.between(made, deployment.finished())
                                            .toMillis()
                                    / 3_600_000.0)
                            .forEach(hours::add);
                }
                before = Optional.of(deployment);
            }
        }
        return hours;
    }

    private Stream<Instant> changes(Optional<Deployment> before, Deployment deployment) {
        return before.map(old -> history.between(old.sha(), deployment.sha()).stream())
                .orElseGet(() -> deployment.committed().or(() -> history.committed(deployment.sha())).stream());
    }

    private Stream<Deployment> seen() {
        return deployments.stream().filter(d -> !d.finished().isBefore(since));
    }

    private List<Deployment> of(Deployment.Outcome outcome) {
        return seen().filter(d -> d.outcome() == outcome).toList();
    }

    private double days() {
        return Duration.between(since, now).toMillis() / 86_400_000.0;
    }

    static Optional<Double> median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        if (sorted.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2);
    }
}
