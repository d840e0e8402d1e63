package dev.chainon.monitoring.drift;

import dev.chainon.core.drift.ColumnReference;
import dev.chainon.core.drift.Replay;
import dev.chainon.monitoring.performance.LivePerformance;
import dev.chainon.monitoring.performance.ScoreTable;
import java.util.List;
import java.util.Optional;

/** The detectors on a replay of the past, day by day: what they would have said at the end of each day. */
public final class Rehearsal {

    private static final int MINUTES_A_DAY = 1440;

    private final Replay replay;
    private final Signals signals = new Signals();
    private final Optional<QualityBounds> bounds;
    private final Optional<LossWatch> losses;
    private int next;

    private Rehearsal(Replay replay) {
        this.replay = replay;
        this.bounds = QualityBounds.of(replay.reference().days());
        this.losses = bounds.map(found -> new LossWatch(found, signals));
    }

    /**
     * One day.
     *
     * @param day days since 1970, UTC
     * @param signals as they stood at its end
     * @param columns the inputs, furthest beyond their bounds first
     * @param quality of its predictions
     */
    public record Day(long day, List<Signal> signals, List<ColumnDrift> columns, Optional<LivePerformance> quality) {
        public Day {
            signals = List.copyOf(signals);
            columns = List.copyOf(columns);
        }

        /** Ids of the signals that fire. */
        public List<String> firing() {
            return signals.stream().filter(Signal::fires).map(Signal::id).toList();
        }
    }

    public static List<Day> of(Replay replay) {
        Rehearsal rehearsal = new Rehearsal(replay);
        return replay.days().stream().map(rehearsal::day).toList();
    }

    private Day day(Replay.Day day) {
        long end = (day.day() + 1) * MINUTES_A_DAY;
        InputDrift inputs = InputDrift.of(replay.reference().features(), day.counts());
        inputs.tell(end, signals);
        ScoreTable table = new ScoreTable();
        ColumnReference score = replay.reference().score();
        long[] scores = new long[score.bins()];
        for (; next < replay.outcomes().size() && replay.outcomes().get(next).minute() < end; next++) {
            Replay.Judged each = replay.outcomes().get(next);
            table.add(each.score(), each.outcome());
            scores[score.bin(each.score())]++;
            losses.ifPresent(watch -> watch.add(each.minute(), each.score(), each.outcome()));
        }
        ScoreDrift.tell(end, ColumnDrift.of(score, scores), signals);
        Optional<LivePerformance> quality = table.report();
        bounds.ifPresent(bound -> quality.ifPresent(live -> QualitySignals.tell(end, live, bound, signals)));
        return new Day(day.day(), signals.all(), inputs.columns(), quality);
    }
}
