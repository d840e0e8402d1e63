package dev.chainon.ingestion.webapi;

import dev.chainon.core.observation.HourlySeries;
import dev.chainon.core.observation.Lookup;
import dev.chainon.core.observation.Observations;
import dev.chainon.core.observation.Place;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** Hourly weather since 1940 from Open-Meteo's archive API, which serves the reanalysis ERA5. Source: https://open-meteo.com/en/docs/historical-weather-api */
public final class OpenMeteo implements Observations {

    /** A question of more days than this, or more variables than ten, counts as several. */
    private static final int DAYS_A_CALL = 14;

    private final WebApi api;
    private final URI base;

    public OpenMeteo(WebApi api, URI base) {
        this.api = api;
        this.base = base;
    }

    @Override
    public List<String> columns() {
        return WeatherVariable.keys();
    }

    @Override
    public Lookup<HourlySeries> hourly(Place place, LocalDate first, LocalDate last) {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("the last day " + last + " lies before the first, " + first);
        }
        return api.ask(new WebApi.Question<>(
                url(place, first, last), cost(first, last), new WeatherAnswer(place, first, last)));
    }

    /** Calls that the service counts for the question; rounded up. */
    static int cost(LocalDate first, LocalDate last) {
        long days = last.toEpochDay() - first.toEpochDay() + 1;
        return (int) ((days + DAYS_A_CALL - 1) / DAYS_A_CALL);
    }

    URI url(Place place, LocalDate first, LocalDate last) {
        return URI.create(String.format(
                Locale.ROOT,
                "%s?latitude=%.4f&longitude=%.4f&start_date=%s&end_date=%s&hourly=%s&timezone=UTC",
                base,
                place.latitude(),
                place.longitude(),
                first,
                last,
                String.join(",", columns())));
    }
}
