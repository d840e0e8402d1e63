package dev.chainon.monitoring.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.core.model.Prediction;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.store.Outcome;
import dev.chainon.store.Outcomes;
import dev.chainon.store.RuntimeRole;
import dev.chainon.store.TestDatabase;
import dev.chainon.store.TrialScores;
import dev.chainon.store.TrialScores.Pair;
import dev.chainon.store.TrialScores.Trial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From the scores of a serving replica and the outcomes to a complaint, each as its own role in a real database. */
class TrialJudgeIT {

    private static final TrialRule RULE = new TrialRule(Duration.ofSeconds(20), 12, Duration.ofHours(12), 0.001);
    private static final int PER_HOUR = 60;

    private static TestDatabase database;

    private final List<String> complaints = new ArrayList<>();
    private final Random random = new Random(3);
    private Optional<Trial> now = Optional.empty();

    private final Docket docket = new Docket() {
        @Override
        public Optional<Trial> underWay() {
            return now;
        }

        @Override
        public void complain(Trial trial, String why) {
            complaints.add(trial.version() + ": " + why);
        }
    };

    @BeforeAll
    static void open() {
        database = TestDatabase.fresh();
        database.asAdmin().jdbi().useHandle(handle -> {
            handle.execute("SET session_replication_role = replica");
            for (int step = 1; step <= 4; step++) {
                handle.execute(
                        "INSERT INTO runtime.release_log (model, step, action, version, percent, who, why)"
                                + " VALUES ('kettle-spills', ?, 'canary', 2, 10, 'test', 'test')",
                        step);
            }
        });
    }

    @AfterAll
    static void close() {
        database.close();
    }

    /** The truth is a probability of its own for each instance; the challenger is off by so much. */
    private void score(Trial trial, int epoch, int hours, double off) {
        List<Pair> pairs = new ArrayList<>();
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < hours * PER_HOUR; i++) {
            long minute = (long) i * 60 / PER_HOUR;
            double truth = 0.1 + 0.5 * random.nextDouble();
            String subject = "s" + i;
            Prediction champion = new Prediction(
                    epoch, "e" + i, subject, minute, truth, trial.model(), 1, i, 1000, Map.of("kettle", "blue"));
            double way = random.nextBoolean() ? off : -off;
            pairs.add(new Pair(champion, Math.min(0.99, Math.max(0.01, truth + way))));
            // The last hours are not decided yet, but for what went well at once.
            boolean spilt = random.nextDouble() < truth;
            if (i < (hours - 12) * PER_HOUR || !spilt) {
                outcomes.add(new Outcome(epoch, subject, minute + 9, spilt));
            }
        }
        new TrialScores(database.as(RuntimeRole.SERVING)).add(trial, pairs);
        new Outcomes(database.as(RuntimeRole.MONITORING)).upsert(outcomes);
        now = Optional.of(trial);
    }

    private TrialJudge judge(int epoch) {
        return new TrialJudge(docket, new TrialScores(database.as(RuntimeRole.MONITORING)), epoch, RULE);
    }

    @Test
    @Criterion("B1Cr1.rollback")
    void challengerThatIsSurelyWorse_isComplainedOfOnce() {
        try (TrialJudge judge = judge(1)) {
            score(new Trial("kettle-spills", 1, 2), 1, 60, 0.25);
            Comparison found = judge.look().orElseThrow();
            assertThat(found.hours()).isEqualTo(47);
            assertThat(found.rows()).isEqualTo(47 * PER_HOUR);
            assertThat(found.challenger()).isGreaterThan(found.champion());
            judge.look();
            assertThat(complaints).hasSize(1);
            assertThat(complaints.get(0)).startsWith("2: mean log loss 0.").contains("on the same 2820 instances");
        }
    }

    @Test
    @Criterion("B1Cr1.rollback")
    void challengerThatIsAsGood_orNotSeenForLongEnough_isLeftAlone() {
        try (TrialJudge judge = judge(2)) {
            score(new Trial("kettle-spills", 2, 2), 2, 60, 0.01);
            assertThat(judge.look()).isPresent();
            score(new Trial("kettle-spills", 3, 2), 2, 20, 0.25);
            assertThat(judge.look()).isEmpty();
            assertThat(complaints).isEmpty();
        }
    }

    @Test
    void theNextTrial_takesThePlaceOfTheLastOne() {
        TrialScores scores = new TrialScores(database.as(RuntimeRole.SERVING));
        Trial last = new Trial("kettle-spills", 3, 2);
        score(last, 3, 30, 0.1);
        Trial next = new Trial("kettle-spills", 4, 2);
        scores.forgetBefore(next);
        scores.add(next, List.of());
        assertThat(new TrialScores(database.as(RuntimeRole.MONITORING)).hours(last, 3, 0, 0))
                .isEmpty();
    }
}
