package dev.chainon.monitoring.trial;

import dev.chainon.store.TrialScores;
import dev.chainon.store.TrialScores.Hour;
import dev.chainon.store.TrialScores.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Complains of a challenger that is surely worse than the champion by the outcomes of the stream. It says nothing for one: that it is not worse is for a
 * person or the gate to conclude.
 */
public final class TrialJudge implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TrialJudge.class);

    private final Docket docket;
    private final TrialScores scores;
    private final int epoch;
    private final TrialRule rule;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "trial-judge"));
    private final List<Hour> hours = new ArrayList<>();
    private Optional<Trial> trial = Optional.empty();
    private boolean complained;

    /** @param epoch the replay whose outcomes count */
    public TrialJudge(Docket docket, TrialScores scores, int epoch, TrialRule rule) {
        this.docket = docket;
        this.scores = scores;
        this.epoch = epoch;
        this.rule = rule;
    }

    public TrialJudge start() {
        long pause = rule.every().toMillis();
        thread.scheduleWithFixedDelay(this::lookQuietly, pause, pause, TimeUnit.MILLISECONDS);
        return this;
    }

    /** An exception that left here would end the schedule for good. */
    private void lookQuietly() {
        try {
            look();
        } catch (RuntimeException e) {
            LOG.warn("the trial cannot be judged now cause={}", e.getMessage());
        }
    }

    /** What the outcomes say of the trial that goes on, after complaining if they speak against it; empty while they say nothing. */
    Optional<Comparison> look() {
        Optional<Trial> now = docket.underWay();
        if (!now.equals(trial)) {
            trial = now;
            hours.clear();
            complained = false;
        }
        return now.flatMap(this::judge);
    }

    private Optional<Comparison> judge(Trial now) {
        long from = hours.isEmpty() ? 0 : hours.get(hours.size() - 1).hour() + 1;
        hours.addAll(scores.hours(now, epoch, from, rule.settled().toMinutes()));
        if (hours.size() < rule.hours()) {
            return Optional.empty();
        }
        Comparison found = Comparison.of(hours, rule.risk());
        if (found.excessAtLeast() > 0 && !complained) {
            LOG.warn("version {} of {} is complained of: {}", now.version(), now.model(), found.words());
            docket.complain(now, found.words());
            complained = true;
        }
        return Optional.of(found);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
