package dev.chainon.evidence.report.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.record.Criterion;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ForecastTest {

    private static final LocalDate FROM = LocalDate.of(2026, 3, 31);

    private static Outlook.Dates dates(List<Integer> history, int open) {
        Outlook outlook = Forecast.of(history, Period.DAY, FROM, open);
        assertThat(outlook).isInstanceOf(Outlook.Dates.class);
        return (Outlook.Dates) outlook;
    }

    @Test
    @Criterion("B4Cr10.forecast")
    void aConstantPaceHasOneEnd() {
        Outlook.Dates dates = dates(List.of(2, 2, 2), 7);

        assertThat(dates.half()).isEqualTo(FROM.plusDays(4));
        assertThat(dates.likely()).isEqualTo(FROM.plusDays(4));
        assertThat(dates.outcomes()).containsExactly(new Outlook.Outcome(FROM.plusDays(4), Forecast.RUNS));
        assertThat(Forecast.of(List.of(2, 2, 2), Period.WEEK, FROM, 7))
                .extracting(each -> ((Outlook.Dates) each).half())
                .isEqualTo(FROM.plusDays(28));
    }

    /**
     * One story a day with a chance of two in three: the day on which the ninth is finished has a negative binomial distribution, which is computed here exactly, by another way
     * than the one of the forecast.
     */
    @Test
    @Criterion("B4Cr10.forecast")
    void theChancesAreThoseOfAKnownDistribution() {
        int open = 9;
        Outlook.Dates dates = dates(List.of(0, 1, 1), open);
        double[] exact = negativeBinomial(open, 2 / 3.0, 60);

        double seen = 0;
        for (Outlook.Outcome outcome : dates.outcomes()) {
            seen += outcome.runs() / (double) Forecast.RUNS;
            int days = (int) (outcome.day().toEpochDay() - FROM.toEpochDay());
            assertThat(seen).as("by day %d", days).isCloseTo(exact[days], Offset.offset(.02));
        }
        assertThat(exact[days(dates.half())]).isGreaterThan(.5 - .02);
        assertThat(exact[days(dates.half()) - 1]).isLessThan(.5 + .02);
        assertThat(exact[days(dates.likely())]).isGreaterThan(.85 - .02);
        assertThat(exact[days(dates.likely()) - 1]).isLessThan(.85 + .02);
        assertThat(dates.likely()).isAfter(dates.half());
    }

    private static int days(LocalDate day) {
        return (int) (day.toEpochDay() - FROM.toEpochDay());
    }

    /** Chance that so many successes came within each number of trials. */
    private static double[] negativeBinomial(int successes, double chance, int most) {
        double[] state = new double[successes + 1];
        state[0] = 1;
        double[] within = new double[most + 1];
        for (int trial = 1; trial <= most; trial++) {
            for (int have = successes; have > 0; have--) {
                state[have] = (have == successes ? state[have] : state[have] * (1 - chance)) + state[have - 1] * chance;
            }
            state[0] *= 1 - chance;
            within[trial] = state[successes];
        }
        return within;
    }

    @Test
    void theSameHistoryGivesTheSameDays() {
        assertThat(dates(List.of(0, 3, 1, 4), 25)).isEqualTo(dates(List.of(0, 3, 1, 4), 25));
    }

    @Test
    @Criterion("B4Cr10.forecast")
    void noDayIsGivenWhereNobodyCanKnowIt() {
        assertThat(Forecast.of(List.of(1, 1, 1), Period.DAY, FROM, 0)).isEqualTo(new Outlook.NothingOpen());
        assertThat(Forecast.of(List.of(5, 5), Period.DAY, FROM, 3)).isEqualTo(new Outlook.TooLittle(3, 2));
        assertThat(Forecast.of(List.of(0, 0, 0, 0), Period.DAY, FROM, 3)).isEqualTo(new Outlook.TooLittle(3, 4));
        assertThat(Forecast.of(List.of(1, 0, 0), Period.DAY, FROM, 50_000))
                .isEqualTo(new Outlook.TooFar(50_000, Forecast.MOST_PERIODS));
    }

    @Test
    @Criterion("B4Cr10.forecast")
    void aProjectIsForetoldFromTheEndOfItsLastWholePeriod() {
        Progress progress = Progress.today(Sample.read(Sample.daily(5, 4)), LocalDate.of(2026, 3, 7));

        assertThat(progress.outlook()).isInstanceOf(Outlook.Dates.class);
        Outlook.Dates dates = (Outlook.Dates) progress.outlook();
        assertThat(dates.from()).isEqualTo(LocalDate.of(2026, 3, 6));
        assertThat(dates.periods()).isEqualTo(5);
        assertThat(dates.within()).isEqualTo(4 / 6.0);
        assertThat(dates.half()).isEqualTo(LocalDate.of(2026, 3, 10));
    }

    /** One story a day, nine of them: after three days six are open, and six days later they are done, as foretold. */
    @Test
    @Criterion("B4Cr10.forecast")
    void forecastsThatCouldHaveBeenMadeEarlierStandBesideWhatCame() {
        List<Trial> trials = Progress.of(Sample.read(Sample.daily(9, 0)), LocalDate.of(2026, 4, 1))
                .trials();

        assertThat(trials).hasSize(6);
        assertThat(trials.get(0).made()).isEqualTo(LocalDate.of(2026, 3, 4));
        assertThat(trials.get(0).foretold().open()).isEqualTo(6);
        assertThat(trials).allSatisfy(trial -> {
            assertThat(trial.foretold().likely()).isEqualTo(LocalDate.of(2026, 3, 10));
            assertThat(trial.actual()).hasValue(LocalDate.of(2026, 3, 10));
            assertThat(trial.verdict()).isEqualTo(Trial.Verdict.HELD);
        });
    }

    @Test
    @Criterion("B4Cr10.forecast")
    void aForecastThatWasWrongIsShownAsMissed_andOneThatRunsAsRunning() {
        String slow = Sample.daily(4, 2)
                .replace(
                        "id: S4, epic: E, points: 2, title: s",
                        "id: S4, epic: E, points: 2, title: s, started: 2026-03-20, finished: 2026-03-20");
        Progress late = Progress.of(
                Sample.read(slow.replace(
                        "id: S5, epic: E, points: 2, title: s",
                        "id: S5, epic: E, points: 2, title: s, started: 2026-03-20, finished: 2026-03-20")),
                LocalDate.of(2026, 3, 25));
        assertThat(late.trials().get(0).verdict()).isEqualTo(Trial.Verdict.MISSED);
        assertThat(late.held()).isLessThan(late.judged());

        Progress running = Progress.of(Sample.read(Sample.daily(4, 3)), LocalDate.of(2026, 3, 6));
        assertThat(running.trials()).extracting(Trial::verdict).containsOnly(Trial.Verdict.RUNNING);
        assertThat(running.judged()).isZero();
        Progress stuck = Progress.of(Sample.read(Sample.daily(4, 3)), LocalDate.of(2026, 3, 9));
        assertThat(stuck.trials().get(0).verdict()).isEqualTo(Trial.Verdict.MISSED);
    }

    /** The pace tripled after the third day: every run ends later than the project did, and the verdict says so. */
    @Test
    @Criterion("B4Cr10.forecast")
    void aForecastThatEveryRunOfWasTooLateIsNoSuccess() {
        String text = Sample.daily(9, 0).replaceAll("2026-03-(05|06|07|08|09|10)", "2026-03-05");
        Progress progress = Progress.of(Sample.read(text), LocalDate.of(2026, 4, 1));

        assertThat(progress.trials()).extracting(Trial::verdict).containsExactly(Trial.Verdict.EARLY);
        assertThat(progress.early()).isEqualTo(1);
    }

    /** A forecast of the past knows no story that was written into the backlog later. */
    @Test
    @Criterion("B4Cr10.forecast")
    void anEarlierForecastKnowsOnlyWhatWasWrittenThen() {
        String text = Sample.daily(9, 0).replace("id: S8,", "id: S8, created: 2026-03-08,");
        List<Trial> trials =
                Progress.of(Sample.read(text), LocalDate.of(2026, 4, 1)).trials();

        assertThat(trials.get(0).foretold().open()).isEqualTo(5);
        assertThat(trials.get(0).actual()).hasValue(LocalDate.of(2026, 3, 9));
    }

    @Test
    void manyEarlierForecastsAreSpreadOverTheHistory() {
        List<Trial> trials = Progress.of(Sample.read(Sample.daily(25, 0)), LocalDate.of(2026, 4, 1))
                .trials();

        assertThat(trials).hasSize(Backtest.MOST);
        assertThat(Arrays.asList(
                        trials.get(0).made(), trials.get(trials.size() - 1).made()))
                .containsExactly(LocalDate.of(2026, 3, 4), LocalDate.of(2026, 3, 25));
    }
}
