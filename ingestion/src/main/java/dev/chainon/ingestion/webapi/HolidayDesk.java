package dev.chainon.ingestion.webapi;

import com.typesafe.config.Config;
import dev.chainon.core.observation.Lookup;
import dev.chainon.core.process.Telemetry;
import dev.chainon.ingestion.webapi.PublicHolidays.Holiday;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Compares the holidays that the features count with those of the service. To differ is no failure: the report says where. */
public final class HolidayDesk {

    private final WebApiSettings settings;
    private final PublicHolidays service;

    public HolidayDesk(WebApiSettings settings, WebApi api) {
        this.settings = settings;
        this.service = new PublicHolidays(api, settings.service().url());
    }

    /** As configured under {@code chainon.webapi.holidays}. */
    public static HolidayDesk of(Config chainon, Telemetry telemetry) {
        WebApiSettings settings = WebApiSettings.of(chainon, "holidays");
        return new HolidayDesk(settings, settings.client(telemetry));
    }

    /** @param engine the days that the use case counts in that year */
    public WebApiReport compare(int year, String country, List<LocalDate> engine) {
        Lookup<List<Holiday>> lookup = service.of(year, country);
        if (lookup instanceof Lookup.Missing<List<Holiday>> missing) {
            return WebApiReport.refused("No holidays of " + country + " in " + year + ". " + missing.words());
        }
        Lookup.Found<List<Holiday>> found = (Lookup.Found<List<Holiday>>) lookup;
        HolidayDifferences differences = HolidayDifferences.of(engine, found.value());
        List<String> words = new ArrayList<>(List.of("Holidays of " + country + " in " + year + ":"));
        words.addAll(differences.words());
        words.addAll(WebApiReport.origin(found));
        Map<String, Number> figures = Map.of(
                "holidays.both", differences.both().size(),
                "holidays.engine.only", differences.engineOnly().size(),
                "holidays.service.only", differences.serviceOnly().size());
        return new WebApiReport(
                true, found.fresh() && WeatherDesk.isPublic(settings), figures, words, List.of(found.provenance()));
    }
}
