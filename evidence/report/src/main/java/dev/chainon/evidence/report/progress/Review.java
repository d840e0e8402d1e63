package dev.chainon.evidence.report.progress;

import dev.chainon.evidence.report.backlog.Backlog;
import dev.chainon.evidence.report.backlog.Retrospective;
import dev.chainon.evidence.report.backlog.Story;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A retrospective with the facts that it looked back on: what was planned and what was done since the one before.
 *
 * @param since the day of the one before; absent for the first, which looks back to the beginning
 * @param planned stories that were planned to be finished in this time
 * @param done stories that were finished in this time
 */
public record Review(Retrospective retrospective, Optional<LocalDate> since, List<Story> planned, List<Story> done) {

    public Review {
        planned = List.copyOf(planned);
        done = List.copyOf(done);
    }

    static List<Review> of(Backlog backlog) {
        List<Review> all = new ArrayList<>();
        Optional<LocalDate> since = Optional.empty();
        for (Retrospective each : backlog.retrospectives().stream()
                .sorted(Comparator.comparing(Retrospective::date))
                .toList()) {
            Optional<LocalDate> after = since;
            all.add(new Review(
                    each,
                    since,
                    backlog.stories().stream()
                            .filter(s -> in(s.planned(), after, each.date()))
                            .toList(),
                    backlog.stories().stream()
                            .filter(s -> in(s.finished(), after, each.date()))
                            .toList()));
            since = Optional.of(each.date());
        }
        return all;
    }

    private static boolean in(Optional<LocalDate> day, Optional<LocalDate> after, LocalDate last) {
        return day.filter(d -> !d.isAfter(last))
                .filter(d -> after.map(d::isAfter).orElse(true))
                .isPresent();
    }

    /** Stories that were planned for this time and not finished in time. */
    public List<Story> late() {
        return planned.stream()
                .filter(s -> !s.finishedBy(s.planned().orElse(LocalDate.MAX)))
                .toList();
    }
}
