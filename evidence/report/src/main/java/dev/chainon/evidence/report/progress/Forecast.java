package dev.chainon.evidence.report.progress;

import dev.chainon.evidence.report.progress.Outlook.Dates;
import dev.chainon.evidence.report.progress.Outlook.Outcome;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Monte Carlo over the measured throughput: each run draws periods of the history, with replacement, until as many stories are finished as are open. No distribution is
 * assumed; stories count alike whatever their points, and the pace is taken to stay what it was. Source: T. Magennis, <em>Forecasting and Simulating Software Development
 * Projects</em>, 2011, chapter 4. The same history gives the same days.
 */
final class Forecast {

    /** Fewer periods are no history: after three, the next one lies outside of what they span half of the time. */
    static final int FEWEST_PERIODS = 3;

    static final int RUNS = 10_000;
    static final int MOST_PERIODS = 2_000;
    private static final long SEED = 20_010_601L;
    private static final double HALF = .5;
    private static final double LIKELY = .85;

    private Forecast() {}

    /**
     * @param history stories finished in each period that is over
     * @param from the end of the last of them
     * @param open stories
     */
    static Outlook of(List<Integer> history, Period period, LocalDate from, int open) {
        if (open == 0) {
            return new Outlook.NothingOpen();
        }
        if (history.size() < FEWEST_PERIODS || history.stream().allMatch(done -> done == 0)) {
            return new Outlook.TooLittle(open, history.size());
        }
        int[] needed = runs(history.stream().mapToInt(Integer::intValue).toArray(), open);
        int likely = quantile(needed, LIKELY);
        if (likely >= MOST_PERIODS) {
            return new Outlook.TooFar(open, MOST_PERIODS);
        }
        TreeMap<Integer, Integer> counts = new TreeMap<>();
        Arrays.stream(needed).forEach(periods -> counts.merge(periods, 1, Integer::sum));
        List<Outcome> outcomes = new ArrayList<>();
        counts.forEach((periods, runs) -> outcomes.add(new Outcome(period.later(from, periods), runs)));
        return new Dates(
                open,
                from,
                history.size(),
                period.later(from, quantile(needed, HALF)),
                period.later(from, likely),
                outcomes);
    }

    /** Periods that each run needs, in ascending order. */
    private static int[] runs(int[] history, int open) {
        SplittableRandom random = new SplittableRandom(SEED);
        int[] needed = new int[RUNS];
        for (int run = 0; run < RUNS; run++) {
            int left = open;
            while (left > 0 && needed[run] < MOST_PERIODS) {
                left -= history[random.nextInt(history.length)];
                needed[run]++;
            }
        }
        Arrays.sort(needed);
        return needed;
    }

    private static int quantile(int[] sorted, double share) {
        return sorted[(int) Math.ceil(share * sorted.length) - 1];
    }
}
