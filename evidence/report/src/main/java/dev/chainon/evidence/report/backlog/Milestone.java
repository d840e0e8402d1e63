package dev.chainon.evidence.report.backlog;

import dev.chainon.evidence.report.catalogue.Words;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A point of the roadmap: reached when every story of its epics is finished, so its real date is never written.
 *
 * @param epics one or more
 * @param planned the day for which it is planned, where the file says one
 */
public record Milestone(String id, Words title, List<String> epics, Optional<LocalDate> planned) {

    public Milestone {
        epics = List.copyOf(epics);
    }
}
