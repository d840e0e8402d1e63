package dev.chainon.evidence.report.backlog;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything that the project wrote down of its work. What a list lacks was not written down.
 *
 * @param epics in the order of the file
 * @param stories in the order of the file
 * @param limits of work in progress
 */
public record Backlog(
        List<Epic> epics,
        List<Story> stories,
        List<Milestone> milestones,
        Limits limits,
        List<Retrospective> retrospectives,
        List<Satisfaction> satisfaction) {

    public Backlog {
        epics = List.copyOf(epics);
        stories = List.copyOf(stories);
        milestones = List.copyOf(milestones);
        retrospectives = List.copyOf(retrospectives);
        satisfaction = List.copyOf(satisfaction);
    }

    /** The backlog as it stood at the end of a day: nothing of later days is in it. */
    public Backlog at(LocalDate day) {
        List<Story> then =
                stories.stream().filter(s -> s.knownOn(day)).map(s -> s.at(day)).toList();
        Map<String, Story> byName = then.stream().collect(Collectors.toMap(Story::id, s -> s));
        return new Backlog(
                epics,
                then,
                milestones,
                limits,
                retrospectives.stream()
                        .filter(r -> !r.date().isAfter(day))
                        .map(r -> r.following(byName))
                        .toList(),
                satisfaction.stream().filter(s -> !s.date().isAfter(day)).toList());
    }

    public List<Story> of(Epic epic) {
        return stories.stream().filter(s -> s.epic().equals(epic.id())).toList();
    }

    /** The last day that the file tells something of; plans do not count. */
    public Optional<LocalDate> last() {
        return Stream.of(
                        stories.stream().flatMap(Story::days),
                        retrospectives.stream().map(Retrospective::date),
                        satisfaction.stream().map(Satisfaction::date))
                .flatMap(days -> days)
                .max(LocalDate::compareTo);
    }
}
