package dev.chainon.ingestion.webapi;

import dev.chainon.ingestion.webapi.PublicHolidays.Holiday;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Where the days that the engine counts as holidays and those of the service differ. The engine's own stay the source at prediction time: it has no
 * network.
 *
 * @param both dates that both know
 * @param engineOnly dates that the service does not name
 * @param serviceOnly holidays that the engine does not count
 */
public record HolidayDifferences(List<LocalDate> both, List<LocalDate> engineOnly, List<Holiday> serviceOnly) {

    public HolidayDifferences {
        both = List.copyOf(both);
        engineOnly = List.copyOf(engineOnly);
        serviceOnly = List.copyOf(serviceOnly);
    }

    public static HolidayDifferences of(Collection<LocalDate> engine, Collection<Holiday> service) {
        Set<LocalDate> ours = new TreeSet<>(engine);
        Set<LocalDate> theirs = service.stream().map(Holiday::date).collect(Collectors.toCollection(TreeSet::new));
        return new HolidayDifferences(
                ours.stream().filter(theirs::contains).toList(),
                ours.stream().filter(day -> !theirs.contains(day)).toList(),
                service.stream().filter(day -> !ours.contains(day.date())).toList());
    }

    /** A line a difference, for a person. */
    public List<String> words() {
        List<String> lines = new ArrayList<>();
        lines.add(both.size() + " dates in both, " + engineOnly.size() + " only in the engine, " + serviceOnly.size()
                + " only from the service");
        engineOnly.forEach(day -> lines.add("only in the engine:    " + day));
        serviceOnly.forEach(day -> lines.add("only from the service: " + day.date() + " " + day.name()
                + (day.nationwide() ? "" : " (not nationwide)")));
        return List.copyOf(lines);
    }
}
