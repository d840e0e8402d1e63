package dev.chainon.evidence.report.backlog;

import dev.chainon.evidence.report.catalogue.Words;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * A piece of work that is of use by itself.
 *
 * @param epic its epic's identifier
 * @param points of effort, 0 or more
 * @param dates of what happened, and of what was planned
 */
public record Story(String id, String epic, int points, Words title, Dates dates) {

    /**
     * The days of a story; each is absent where the file has none.
     *
     * @param created when it was written into the backlog
     * @param planned by when it was to be finished
     */
    public record Dates(
            Optional<LocalDate> created,
            Optional<LocalDate> started,
            Optional<LocalDate> finished,
            Optional<LocalDate> planned) {}

    /** Where it stands on the board. */
    public enum Column {
        TO_DO,
        IN_PROGRESS,
        DONE
    }

    public Optional<LocalDate> started() {
        return dates.started();
    }

    public Optional<LocalDate> finished() {
        return dates.finished();
    }

    public Optional<LocalDate> planned() {
        return dates.planned();
    }

    public Column column() {
        return finished().isPresent() ? Column.DONE : started().isPresent() ? Column.IN_PROGRESS : Column.TO_DO;
    }

    /** Days from its start to its end, both counted: 1 for a story that was finished on the day it was started. */
    public OptionalLong cycleDays() {
        return started().isPresent() && finished().isPresent()
                ? OptionalLong.of(
                        ChronoUnit.DAYS.between(started().get(), finished().get()) + 1)
                : OptionalLong.empty();
    }

    /** Whether it was in the backlog at the end of a day. One that does not say since when counts from the beginning. */
    public boolean knownOn(LocalDate day) {
        return dates.created().map(created -> !created.isAfter(day)).orElse(true);
    }

    public boolean finishedBy(LocalDate day) {
        return finished().map(finished -> !finished.isAfter(day)).orElse(false);
    }

    Story at(LocalDate day) {
        return new Story(
                id,
                epic,
                points,
                title,
                new Dates(
                        dates.created(),
                        started().filter(d -> !d.isAfter(day)),
                        finished().filter(d -> !d.isAfter(day)),
                        planned()));
    }

    Stream<LocalDate> days() {
        return Stream.of(dates.created(), started(), finished()).flatMap(Optional::stream);
    }
}
