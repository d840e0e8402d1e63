package dev.chainon.chips.advice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Advises by measures alone. Serving is placed first, because requests do not wait: of the settings that answer in time, the one that holds the fewest threads, then
 * the quickest. Training gets the cores that are left, and takes the setting that is done first.
 */
public final class Advisor {

    private final List<TrainingMeasure> training;
    private final List<ServingMeasure> serving;

    public Advisor(List<TrainingMeasure> training, List<ServingMeasure> serving) {
        this.training = List.copyOf(training);
        this.serving = List.copyOf(serving);
    }

    public Advice advise(Job job) {
        List<ServingTime> calls = serving.stream()
                .map(measure -> measure.time(job.requestsPerSecond()))
                .sorted(Comparator.<ServingTime, Boolean>comparing(time -> !possible(time, job))
                        .thenComparing(ServingTime::threads)
                        .thenComparing(ServingTime::totalSeconds))
                .toList();
        Optional<ServingTime> serve =
                calls.stream().filter(time -> possible(time, job)).findFirst();
        List<TrainingTime> times = training.stream()
                .map(measure -> measure.time(job.rowsRead()))
                .sorted(Comparator.comparing(TrainingTime::totalSeconds).thenComparing(TrainingTime::threads))
                .toList();
        int free = new Advice(job, Optional.empty(), serve, times, calls).coresForTraining();
        Optional<TrainingTime> train =
                times.stream().filter(time -> time.threads() <= free).findFirst();
        return new Advice(job, train, serve, times, calls);
    }

    private static boolean possible(ServingTime time, Job job) {
        return time.threads() <= job.cores() && time.within(job.latencySeconds());
    }

    /**
     * A setting that is done first from so many rows on.
     *
     * @param fromRows rows that training reads in all
     */
    public record Reign(String id, double fromRows) {}

    /** Who is done first as the job grows, with the break-even between each and the next; settings that hold too many threads are left out. */
    public List<Reign> reigns(int cores) {
        List<TrainingMeasure> able =
                training.stream().filter(measure -> measure.threads() <= cores).toList();
        List<Reign> reigns = new ArrayList<>();
        Optional<TrainingMeasure> king = able.stream()
                .min(Comparator.comparing(TrainingMeasure::startSeconds).thenComparing(TrainingMeasure::rowSeconds));
        double from = 0;
        while (king.isPresent()) {
            TrainingMeasure now = king.get();
            reigns.add(new Reign(now.id(), from));
            king = able.stream()
                    .filter(other -> other.rowSeconds() < now.rowSeconds())
                    .min(Comparator.comparing((TrainingMeasure other) -> now.breakEven(other))
                            .thenComparing(TrainingMeasure::rowSeconds));
            from = king.map(now::breakEven).orElse(from);
        }
        return reigns;
    }
}
