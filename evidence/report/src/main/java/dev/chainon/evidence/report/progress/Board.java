package dev.chainon.evidence.report.progress;

import dev.chainon.evidence.report.backlog.Backlog;
import dev.chainon.evidence.report.backlog.Story;
import dev.chainon.evidence.report.backlog.Story.Column;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** The Kanban board: every story in one column, the newest of what is done first. */
public record Board(List<Lane> lanes) {

    public Board {
        lanes = List.copyOf(lanes);
    }

    /**
     * A column.
     *
     * @param limit of stories that may stand in it at once, where one was declared
     */
    public record Lane(Column column, List<Story> stories, OptionalInt limit) {

        public Lane {
            stories = List.copyOf(stories);
        }

        public boolean over() {
            return limit.isPresent() && stories.size() > limit.getAsInt();
        }
    }

    static Board of(Backlog backlog) {
        return new Board(Stream.of(Column.values())
                .map(column -> new Lane(
                        column,
                        backlog.stories().stream()
                                .filter(s -> s.column() == column)
                                .sorted(order(column))
                                .toList(),
                        switch (column) {
                            case TO_DO -> backlog.limits().toDo();
                            case IN_PROGRESS -> backlog.limits().inProgress();
                            case DONE -> OptionalInt.empty();
                        }))
                .toList());
    }

    /** What is to do in the order of the file, what is in progress by age, what is done from the newest. */
    private static Comparator<Story> order(Column column) {
        return switch (column) {
            case TO_DO -> (one, other) -> 0;
            case IN_PROGRESS -> Comparator.comparing(s -> s.started().orElse(LocalDate.MIN));
            case DONE ->
                Comparator.comparing((Story s) -> s.finished().orElse(LocalDate.MIN))
                        .reversed();
        };
    }

    public Lane lane(Column column) {
        return lanes.get(column.ordinal());
    }
}
