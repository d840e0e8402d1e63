package dev.chainon.evidence.report.progress;

import dev.chainon.evidence.report.backlog.Epic;
import dev.chainon.evidence.report.backlog.Story;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** An epic on the roadmap, by the days of its stories. */
public record EpicLine(Epic epic, List<Story> stories) {

    public EpicLine {
        stories = List.copyOf(stories);
    }

    public int count() {
        return stories.size();
    }

    public int done() {
        return (int) stories.stream().filter(s -> s.finished().isPresent()).count();
    }

    public int points() {
        return stories.stream().mapToInt(Story::points).sum();
    }

    public int pointsDone() {
        return stories.stream()
                .filter(s -> s.finished().isPresent())
                .mapToInt(Story::points)
                .sum();
    }

    /** When its first story was started. */
    public Optional<LocalDate> started() {
        return stories.stream().flatMap(s -> s.started().stream()).min(LocalDate::compareTo);
    }

    /** When its last story was finished; absent while one is open, and where it has none. */
    public Optional<LocalDate> finished() {
        return done() == count()
                ? stories.stream().flatMap(s -> s.finished().stream()).max(LocalDate::compareTo)
                : Optional.empty();
    }

    /** The finished story that took the most days. */
    public Optional<Story> longest() {
        return stories.stream().filter(s -> s.cycleDays().isPresent()).max(Comparator.comparingLong(s -> s.cycleDays()
                .orElse(0)));
    }
}
