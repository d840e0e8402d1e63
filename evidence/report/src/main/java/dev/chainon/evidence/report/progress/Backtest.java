package dev.chainon.evidence.report.progress;

import dev.chainon.evidence.report.backlog.Backlog;
import dev.chainon.evidence.report.backlog.Story;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Forecasts as they could have been made at the ends of earlier periods, from what was known then, each beside what came. */
final class Backtest {

    /** More would be read by nobody: they are then spread evenly over the history. */
    static final int MOST = 12;

    private final Backlog backlog;
    private final List<Stretch> stretches;
    private final Period period;
    private final LocalDate at;

    Backtest(Backlog backlog, List<Stretch> stretches, Period period, LocalDate at) {
        this.backlog = backlog;
        this.stretches = stretches.stream().filter(Stretch::whole).toList();
        this.period = period;
        this.at = at;
    }

    List<Trial> trials() {
        List<Integer> cuts = new ArrayList<>();
        for (int i = Forecast.FEWEST_PERIODS; i <= stretches.size(); i++) {
            if (!open(stretches.get(i - 1).end()).isEmpty()) {
                cuts.add(i);
            }
        }
        return spread(cuts).stream().flatMap(cut -> trial(cut).stream()).toList();
    }

    private static List<Integer> spread(List<Integer> cuts) {
        if (cuts.size() <= MOST) {
            return cuts;
        }
        List<Integer> some = new ArrayList<>();
        for (int i = 0; i < MOST; i++) {
            some.add(cuts.get(i * (cuts.size() - 1) / (MOST - 1)));
        }
        return some;
    }

    private Optional<Trial> trial(int cut) {
        LocalDate made = stretches.get(cut - 1).end();
        List<Story> open = open(made);
        List<Integer> history =
                stretches.subList(0, cut).stream().map(Stretch::stories).toList();
        if (!(Forecast.of(history, period, made, open.size()) instanceof Outlook.Dates foretold)) {
            return Optional.empty();
        }
        boolean over = open.stream().allMatch(s -> s.finished().isPresent());
        Optional<LocalDate> actual =
                over ? open.stream().flatMap(s -> s.finished().stream()).max(LocalDate::compareTo) : Optional.empty();
        return Optional.of(new Trial(made, foretold, actual, at));
    }

    private List<Story> open(LocalDate day) {
        return backlog.stories().stream()
                .filter(s -> s.knownOn(day) && !s.finishedBy(day))
                .toList();
    }
}
