package dev.chainon.ingestion.webapi;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.chainon.core.observation.HourlyJoin;
import dev.chainon.core.observation.HourlySeries;
import dev.chainon.core.observation.Lookup;
import dev.chainon.core.observation.Place;
import dev.chainon.core.process.Progress;
import dev.chainon.core.process.Telemetry;
import java.net.URI;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the command and the load of the history ask of the weather: one day at one place, or whole months at many. */
public final class WeatherDesk {

    private final WebApiSettings settings;
    private final WebApi api;
    private final OpenMeteo weather;

    public WeatherDesk(WebApiSettings settings, WebApi api) {
        this.settings = settings;
        this.api = api;
        this.weather = new OpenMeteo(api, settings.service().url());
    }

    /** As configured under {@code chainon.webapi.weather}. */
    public static WeatherDesk of(Config chainon, Telemetry telemetry) {
        WebApiSettings settings = WebApiSettings.of(chainon, "weather");
        return new WeatherDesk(settings, settings.client(telemetry));
    }

    /** One day at one place. */
    public WebApiReport day(Place place, LocalDate day) {
        Lookup<HourlySeries> lookup = weather.hourly(place, day, day);
        if (lookup instanceof Lookup.Missing<HourlySeries> missing) {
            return WebApiReport.refused("No weather for " + place.name() + " on " + day + ". " + missing.words());
        }
        Lookup.Found<HourlySeries> found = (Lookup.Found<HourlySeries>) lookup;
        HourlySeries series = found.value();
        List<String> words = new ArrayList<>();
        words.add("Weather at " + place.name() + " on " + day + ": " + series.knownHours() + " of " + series.hours()
                + " hours known (" + HourlyJoin.LABEL + ")");
        for (WeatherVariable variable : WeatherVariable.values()) {
            words.add(range(series, variable));
        }
        words.addAll(WebApiReport.origin(found));
        Map<String, Number> figures =
                Map.of("weather.hours.known", series.knownHours(), "weather.hours.asked", series.hours());
        return new WebApiReport(true, found.fresh() && isPublic(settings), figures, words, List.of(found.provenance()));
    }

    /** Whole months at many places, politely; says how far it came. */
    public WebApiReport months(List<Place> places, YearMonth first, YearMonth last, Progress progress) {
        CacheFill.Result result = new CacheFill(weather, progress).run(places, first, last);
        List<String> words = new ArrayList<>();
        words.add("Weather of " + places.size() + " places, " + first + " to " + last + ": " + result.fresh()
                + " months asked for, " + result.kept() + " kept from before, " + result.missing() + " missing");
        result.trouble().ifPresent(trouble -> {
            words.add(trouble);
            words.add("The same command goes on where this one ended.");
        });
        long kept = api.keptAnswers();
        words.add(
                kept == 0
                        ? "gain on the model: not measured (no weather data in the cache)"
                        : "gain on the model: not measured (" + kept
                                + " answers in the cache, no ablation run on them)");
        Map<String, Number> figures = new LinkedHashMap<>(result.figures());
        figures.put("weather.cache.answers", kept);
        return new WebApiReport(result.whole(), result.fresh() > 0 && isPublic(settings), figures, words, List.of());
    }

    /** Whether the settings name the address that this project ships with. */
    static boolean isPublic(WebApiSettings settings) {
        String name = settings.service().name();
        return settings.service()
                .url()
                .equals(URI.create(ConfigFactory.defaultReference().getString("chainon.webapi." + name + ".url")));
    }

    private static String range(HourlySeries series, WeatherVariable variable) {
        float least = Float.NaN;
        float most = Float.NaN;
        for (float value : series.values()[series.columns().indexOf(variable.key())]) {
            least = Float.isNaN(least) || value < least ? value : least;
            most = Float.isNaN(most) || value > most ? value : most;
        }
        if (Float.isNaN(least)) {
            return String.format(Locale.ROOT, "  %-16s not known", variable.key());
        }
        return String.format(Locale.ROOT, "  %-16s %8.1f to %8.1f %s", variable.key(), least, most, variable.unit());
    }
}
