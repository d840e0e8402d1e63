package dev.chainon.apps;

import dev.chainon.core.event.Field;
import dev.chainon.core.observation.Place;
import dev.chainon.flights.Flights;
import dev.chainon.flights.airports.Airport;
import dev.chainon.flights.airports.Airports;
import dev.chainon.ingestion.HistorySettings;
import dev.chainon.ingestion.export.Split;
import dev.chainon.ingestion.history.PlaceCounts;
import dev.chainon.ingestion.webapi.Enrichment;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** The airports of most departures in the history, sealed days left out. */
record BusiestAirports(HistorySettings settings) implements Enrichment.Places {

    @Override
    public List<Place> busiest(int count) {
        List<Field> source = new Flights().history().source();
        Airports airports = Airports.load();
        return new PlaceCounts(settings.backoffice())
                .busiest(settings.source().path(), source.get(0), origin(source), settings.sealedFromMinute()).stream()
                        .map(airports::find)
                        .flatMap(Optional::stream)
                        .map(Airport::place)
                        .limit(count)
                        .toList();
    }

    /** The months of the days that models are trained and validated on. */
    Enrichment.Span span() {
        return new Enrichment.Span(
                this,
                month(settings.splits().stream()
                        .mapToLong(Split::fromMinute)
                        .min()
                        .orElseThrow()),
                month(settings.splits().stream()
                                .mapToLong(Split::toMinute)
                                .max()
                                .orElseThrow()
                        - 1));
    }

    private static YearMonth month(long minute) {
        return YearMonth.from(LocalDate.ofEpochDay(Math.floorDiv(minute, 1440L)));
    }

    private static Field origin(List<Field> source) {
        return source.stream()
                .filter(field -> field.name().equals("origin"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the history has no column origin: " + source));
    }
}
