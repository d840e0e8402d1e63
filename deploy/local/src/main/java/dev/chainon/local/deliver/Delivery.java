package dev.chainon.local.deliver;

import dev.chainon.local.process.Failure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Brings a version into service: its steps before, then beside the old one, accepted, switched to, watched, accepted again in service, and kept; whatever fails before the switch refuses it,
 * whatever fails afterwards takes it back.
 */
final class Delivery {

    /**
     * What is delivered and by which means.
     *
     * @param name of the version and of the target, for the record
     * @param before steps that must not fail before anything is started
     * @param gate plays the acceptance at an address
     * @param watch of the new version after the switch
     * @param say tells a person what goes on
     */
    record Means(Name name, List<Step> before, Gate gate, Watch watch, Clock clock, Consumer<String> say) {

        Means {
            before = List.copyOf(before);
        }
    }

    /** @param digest of the artefact, asked for at the end; empty where there is none */
    record Name(String target, Artefact.Revision revision, Supplier<String> digest) {}

    /** Plays the acceptance. */
    interface Gate {

        /** @param address of the new version alone, or of the service */
        Step.Done accept(String address);
    }

    private final Means means;
    private final Site site;
    private final Instant started;
    private final List<ReleaseRecord.Done> stages = new ArrayList<>();

    Delivery(Means means, Site site) {
        this.means = means;
        this.site = site;
        this.started = means.clock().instant();
    }

    /**
     * Of a deployment that could not begin, because what it would go to is not there.
     *
     * @param possible what can be tried all the same
     * @param why in words
     */
    static ReleaseRecord impossible(Name name, Clock clock, List<Step> possible, String why) {
        Instant begun = clock.instant();
        List<ReleaseRecord.Done> stages = new ArrayList<>();
        possible.forEach(step -> stages.add(played(step.name(), step.work(), clock)));
        stages.add(new ReleaseRecord.Done("engine", clock.instant(), 0, Verdict.ABSENT, why));
        return new ReleaseRecord(
                name.target(),
                name.revision().commit(),
                name.revision().time(),
                name.digest().get(),
                begun,
                clock.instant(),
                Outcome.REFUSED,
                why,
                stages);
    }

    ReleaseRecord run() {
        Optional<String> refused = beforeTheSwitch();
        if (refused.isPresent()) {
            stage("withdraw", () -> {
                site.withdraw();
                return Step.Done.passed(site.words().withdrawn());
            });
            return ended(Outcome.REFUSED, refused.get());
        }
        Optional<String> bad = afterTheSwitch();
        if (bad.isPresent()) {
            Step.Done back = stage("roll-back", () -> {
                site.withdraw();
                return Step.Done.passed(site.words().tookBack());
            });
            String more = back.verdict() == Verdict.FAILED ? "; and it could not be taken back: " + back.words() : "";
            return ended(Outcome.ROLLED_BACK, bad.get() + more);
        }
        return ended(Outcome.KEPT, "accepted before and after the switch, and good while it was watched");
    }

    /** Why it is refused. */
    private Optional<String> beforeTheSwitch() {
        for (Step step : means.before()) {
            Optional<String> failed = failed(stage(step.name(), step.work()));
            if (failed.isPresent()) {
                return failed;
            }
        }
        List<String> address = new ArrayList<>();
        Optional<String> failed = failed(stage("start", () -> {
            address.add(site.start());
            return Step.Done.passed(site.words().started() + address.get(0));
        }));
        return failed.isPresent()
                ? failed
                : failed(stage("accept", () -> means.gate().accept(address.get(0))));
    }

    /** Why it is taken back. */
    private Optional<String> afterTheSwitch() {
        List<Step> steps = List.of(
                new Step("switch", () -> {
                    site.admit();
                    return Step.Done.passed(site.words().admitted());
                }),
                new Step("watch", () -> means.watch().over(site, new Probe(site.service(), site.key()))),
                new Step("accept-in-service", () -> means.gate().accept(site.service())),
                new Step("keep", () -> {
                    site.keep();
                    return Step.Done.passed(site.words().kept());
                }));
        for (Step step : steps) {
            Optional<String> failed = failed(stage(step.name(), step.work()));
            if (failed.isPresent()) {
                return failed;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> failed(Step.Done done) {
        return done.verdict() == Verdict.FAILED ? Optional.of(done.words()) : Optional.empty();
    }

    private Step.Done stage(String name, Supplier<Step.Done> work) {
        ReleaseRecord.Done done = played(name, work, means.clock());
        stages.add(done);
        means.say()
                .accept(String.format(
                        "  %-18s %-7s %6.1f s  %s", name, done.verdict().word(), done.seconds(), done.words()));
        return new Step.Done(done.verdict(), done.words());
    }

    private static ReleaseRecord.Done played(String name, Supplier<Step.Done> work, Clock clock) {
        Instant begun = clock.instant();
        Step.Done done;
        try {
            done = work.get();
        } catch (Failure e) {
            done = Step.Done.failed(e.words());
        }
        double seconds = Duration.between(begun, clock.instant()).toMillis() / 1000.0;
        return new ReleaseRecord.Done(name, begun, seconds, done.verdict(), done.words());
    }

    private ReleaseRecord ended(Outcome outcome, String reason) {
        Name name = means.name();
        return new ReleaseRecord(
                name.target(),
                name.revision().commit(),
                name.revision().time(),
                name.digest().get(),
                started,
                means.clock().instant(),
                outcome,
                reason,
                stages);
    }
}
