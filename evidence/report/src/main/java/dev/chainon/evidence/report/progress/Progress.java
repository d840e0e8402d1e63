package dev.chainon.evidence.report.progress;

import dev.chainon.evidence.report.backlog.Backlog;
import dev.chainon.evidence.report.backlog.Satisfaction;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a backlog tells of its project on a day: the one model that text, pages and JSON draw.
 *
 * @param backlog as it stood on that day
 * @param undated stories that do not say when they were written: they count from the beginning
 * @param stretches the periods from the first start on
 * @param trials forecasts that could have been made earlier
 * @param roadmap epics in the order of the file
 * @param milestones those that the file declares; without any, the end of each epic
 */
public record Progress(
        Backlog backlog,
        LocalDate at,
        Period period,
        long undated,
        List<Stretch> stretches,
        Cycle cycle,
        Outlook outlook,
        List<Trial> trials,
        List<EpicLine> roadmap,
        List<MilestoneLine> milestones,
        Board board,
        List<Review> reviews) {

    public Progress {
        stretches = List.copyOf(stretches);
        trials = List.copyOf(trials);
        roadmap = List.copyOf(roadmap);
        milestones = List.copyOf(milestones);
        reviews = List.copyOf(reviews);
    }

    /** Everything that the whole backlog tells of the project at the end of that day, which is over. */
    public static Progress of(Backlog whole, LocalDate at) {
        return of(whole, at, at);
    }

    private static Progress of(Backlog whole, LocalDate at, LocalDate closed) {
        Backlog backlog = whole.at(at);
        Timeline timeline = new Timeline(backlog, at, closed);
        List<Stretch> stretches = timeline.stretches();
        Period period = timeline.period();
        List<EpicLine> roadmap = backlog.epics().stream()
                .map(epic -> new EpicLine(epic, backlog.of(epic)))
                .toList();
        return new Progress(
                backlog,
                at,
                period,
                backlog.stories().stream()
                        .filter(s -> s.dates().created().isEmpty())
                        .count(),
                stretches,
                Cycle.of(backlog),
                outlook(backlog, stretches, period, at),
                new Backtest(backlog, stretches, period, at).trials(),
                roadmap,
                milestones(backlog, roadmap),
                Board.of(backlog),
                Review.of(backlog));
    }

    /** As the project stands on a day that is not over; a backlog that knows a later one, written where it is later already, is believed. */
    public static Progress today(Backlog whole, LocalDate today) {
        LocalDate at = whole.last().filter(day -> day.isAfter(today)).orElse(today);
        return of(whole, at, at.minusDays(1));
    }

    /** From the end of the last period that is over: the one that runs is simulated, as what it brings is not known. */
    private static Outlook outlook(Backlog backlog, List<Stretch> stretches, Period period, LocalDate at) {
        if (backlog.stories().stream().allMatch(s -> s.finished().isPresent())) {
            return new Outlook.NothingOpen();
        }
        List<Stretch> over = stretches.stream().filter(Stretch::whole).toList();
        LocalDate from = over.isEmpty() ? at : over.get(over.size() - 1).end();
        int open = (int)
                backlog.stories().stream().filter(s -> !s.finishedBy(from)).count();
        return Forecast.of(over.stream().map(Stretch::stories).toList(), period, from, open);
    }

    private static List<MilestoneLine> milestones(Backlog backlog, List<EpicLine> roadmap) {
        List<MilestoneLine> lines = new ArrayList<>();
        backlog.milestones().forEach(milestone -> {
            List<EpicLine> epics = roadmap.stream()
                    .filter(line -> milestone.epics().contains(line.epic().id()))
                    .toList();
            boolean reached = epics.stream().allMatch(line -> line.finished().isPresent());
            Optional<LocalDate> day = reached
                    ? epics.stream().flatMap(line -> line.finished().stream()).max(LocalDate::compareTo)
                    : Optional.empty();
            lines.add(new MilestoneLine(milestone.id(), milestone.title(), milestone.planned(), day));
        });
        if (lines.isEmpty()) {
            roadmap.forEach(line -> lines.add(new MilestoneLine(
                    line.epic().id(), line.epic().title(), line.epic().planned(), line.finished())));
        }
        return lines;
    }

    public int stories() {
        return backlog.stories().size();
    }

    public int done() {
        return roadmap.stream().mapToInt(EpicLine::done).sum();
    }

    public int points() {
        return roadmap.stream().mapToInt(EpicLine::points).sum();
    }

    public int pointsDone() {
        return roadmap.stream().mapToInt(EpicLine::pointsDone).sum();
    }

    /** Mean of the points finished in a period that is over. */
    public Optional<Double> velocity() {
        return Timeline.mean(stretches, Stretch::points);
    }

    /** Mean of the stories finished in a period that is over. */
    public Optional<Double> throughput() {
        return Timeline.mean(stretches, Stretch::stories);
    }

    /** Mean of the declared scores, from 1 to 5; absent where nobody declared one. */
    public OptionalDouble satisfaction() {
        return backlog.satisfaction().stream().mapToInt(Satisfaction::score).average();
    }

    /** Forecasts that came to an end, well or not. */
    public long judged() {
        return trials.size() - count(Trial.Verdict.RUNNING);
    }

    /** Forecasts whose stories were finished by the day that was given 85 %. */
    public long held() {
        return judged() - count(Trial.Verdict.MISSED);
    }

    /** Forecasts whose stories were finished before the end of every run. */
    public long early() {
        return count(Trial.Verdict.EARLY);
    }

    private long count(Trial.Verdict verdict) {
        return trials.stream().filter(t -> t.verdict() == verdict).count();
    }
}
