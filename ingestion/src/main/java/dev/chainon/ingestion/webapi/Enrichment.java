package dev.chainon.ingestion.webapi;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.typesafe.config.Config;
import dev.chainon.core.observation.Place;
import dev.chainon.core.process.Progress;
import dev.chainon.core.process.Telemetry;
import java.io.IOException;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The step of a load of the history that has the weather ready for whoever wants it. It changes no feature, and nothing that it lacks stops the load:
 * a log line and the figures say what is missing.
 */
public final class Enrichment {

    /** The busiest places, asked for only when the step is on. */
    public interface Places {
        /** @param count at most so many */
        List<Place> busiest(int count);
    }

    /** Where and when: whole months, both included. */
    public record Span(Places places, YearMonth first, YearMonth last) {}

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Logger LOG = LoggerFactory.getLogger(Enrichment.class);

    private final WebApiSettings settings;
    private final WeatherDesk desk;
    private final int places;

    /** @param places how many places are asked for, at least 1 */
    public Enrichment(WebApiSettings settings, WeatherDesk desk, int places) {
        this.settings = settings;
        this.desk = desk;
        this.places = places;
        if (places < 1) {
            throw new IllegalArgumentException("chainon.webapi.enrichment.places must be at least 1, not " + places);
        }
    }

    /** As configured under {@code chainon.webapi}. */
    public static Enrichment of(Config chainon, Telemetry telemetry) {
        Config own = chainon.getConfig("webapi.enrichment");
        WebApiSettings.known(own, "webapi.enrichment", Set.of("places"));
        WebApiSettings settings = WebApiSettings.of(chainon, "weather");
        return new Enrichment(settings, new WeatherDesk(settings, settings.client(telemetry)), own.getInt("places"));
    }

    /** Runs and adds its figures to those of the load, a JSON object. */
    public String addTo(String figures, Span span, Progress progress) throws IOException {
        ObjectNode all = JSON.readValue(figures, ObjectNode.class);
        run(span.places(), span.first(), span.last(), progress)
                .forEach((name, value) -> all.set(name, JSON.valueToTree(value)));
        return JSON.writeValueAsString(all);
    }

    /** Figures by their stable name; {@code weather.enabled} is 0 when the step is off. */
    Map<String, Number> run(Places busiest, YearMonth first, YearMonth last, Progress progress) {
        if (settings.service().mode() == WebApiSettings.Mode.OFF) {
            LOG.info(
                    "weather is off, as by default: the load goes on without; set chainon.webapi.weather.mode to live");
            return Map.of("weather.enabled", 0);
        }
        WebApiReport report = desk.months(busiest.busiest(places), first, last, progress);
        LOG.info("weather step done: whole={} figures={}", report.ok(), report.figures());
        Map<String, Number> figures = new TreeMap<>(report.figures());
        figures.put("weather.enabled", 1);
        return figures;
    }
}
