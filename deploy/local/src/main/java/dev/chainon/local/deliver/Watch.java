package dev.chainon.local.deliver;

import com.typesafe.config.Config;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Looks at a version that was switched to: requests are sent through the service all the time, and the balancer says how the new version does.
 *
 * @param rule when it is good
 * @param clock of the watch
 * @param pause waits for so long; false when it was interrupted
 */
record Watch(Rule rule, Clock clock, Predicate<Duration> pause) {

    /** Four checks of the balancer at its usual pace: one that is missed on a busy machine is no fault of a version. */
    private static final Duration LONGEST_OUT = Duration.ofSeconds(2);

    /**
     * When a version is good.
     *
     * @param length of the watch
     * @param every a request is sent so often
     * @param failures largest share of requests that the new version may fail
     * @param p99 what 99 of 100 answers through the service may take at most
     * @param requests that the new version has to get, to be judged at all
     */
    record Rule(Duration length, Duration every, double failures, Duration p99, long requests) {

        static Rule of(Config watch) {
            return new Rule(
                    watch.getDuration("length"),
                    watch.getDuration("every"),
                    watch.getDouble("failures"),
                    watch.getDuration("latency-p99"),
                    watch.getLong("requests"));
        }

        /** For a site that does not tell the new version's requests from those of the old one. */
        Rule ofTheServiceAlone() {
            return new Rule(length, every, failures, p99, 0);
        }

        Rule lasting(Duration other) {
            return new Rule(other, every, failures, p99, requests);
        }
    }

    /** Watches until the time is over, or until it is bad for certain. */
    Step.Done over(Site site, Probe probe) {
        Instant end = clock.instant().plus(rule.length());
        Site.Sample before = site.look();
        List<Long> nanos = new ArrayList<>();
        Instant well = clock.instant();
        while (clock.instant().isBefore(end)) {
            Probe.Answer answer = probe.ask();
            if (answer.status() != Probe.GOOD) {
                return Step.Done.failed(
                        "a request through the service was answered with the status " + answer.status());
            }
            nanos.add(answer.nanos());
            Site.Sample now = site.look();
            well = out(now) ? well : clock.instant();
            if (failing(before, now) || clock.instant().isAfter(well.plus(LONGEST_OUT))) {
                return Step.Done.failed(words(before, now));
            }
            if (!pause.test(rule.every())) {
                return Step.Done.failed("the watch was interrupted");
            }
        }
        return judged(before, site.look(), nanos);
    }

    private static boolean out(Site.Sample now) {
        return now.state().equals("DOWN") || now.state().equals("EJECTED");
    }

    /** One failure of few requests is a large share: from ten on a share says something, and three failures always do. */
    private boolean failing(Site.Sample before, Site.Sample now) {
        long requests = now.requests() - before.requests();
        long failures = now.failures() - before.failures();
        return (failures >= 3 || requests >= 10) && failures > rule.failures() * requests;
    }

    private Step.Done judged(Site.Sample before, Site.Sample now, List<Long> nanos) {
        long requests = now.requests() - before.requests();
        if (requests < rule.requests()) {
            return Step.Done.failed("the new version got " + requests + " requests, too few to judge by: "
                    + rule.requests() + " are asked for");
        }
        Collections.sort(nanos);
        double p99 = nanos.isEmpty() ? 0 : nanos.get((int) Math.ceil(0.99 * nanos.size()) - 1) / 1e6;
        String words = words(before, now)
                + String.format(Locale.ROOT, "; p99 through the service %.1f ms of %d requests", p99, nanos.size());
        boolean slow = p99 > rule.p99().toNanos() / 1e6;
        boolean worse = out(now) || now.failures() - before.failures() > rule.failures() * requests;
        return slow || worse ? Step.Done.failed(words) : Step.Done.passed(words);
    }

    private static String words(Site.Sample before, Site.Sample now) {
        return "the new version is " + now.state() + " and failed " + (now.failures() - before.failures()) + " of "
                + (now.requests() - before.requests()) + " requests";
    }
}
