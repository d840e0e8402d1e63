package dev.chainon.apps;

import com.typesafe.config.Config;
import dev.chainon.core.process.Progress;
import dev.chainon.core.process.Telemetry;
import dev.chainon.flights.airports.Airports;
import dev.chainon.ingestion.HistorySettings;
import dev.chainon.ingestion.webapi.WeatherDesk;
import dev.chainon.ingestion.webapi.WebApiReport;
import java.time.LocalDate;
import java.time.YearMonth;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks for the weather: {@code day AIRPORT DATE}, or {@code months FROM TO AIRPORTS}. Ends with 1 when something is missing, 2 on bad usage. */
public final class Weather {

    private static final Logger LOG = LoggerFactory.getLogger(Weather.class);

    private Weather() {}

    public static void main(String[] args) {
        Progress progress = new Progress(System.out);
        try {
            Config chainon = Launch.settings();
            WeatherDesk desk = WeatherDesk.of(chainon, Telemetry.NONE);
            WebApiReport report = args[0].equals("day")
                    ? desk.day(Airports.load().get(args[1]).place(), LocalDate.parse(args[2]))
                    : months(desk, chainon, args, progress);
            progress.result(report.json());
            System.exit(report.ok() ? 0 : 1);
        } catch (IllegalArgumentException e) {
            progress.result(WebApiReport.refused(String.valueOf(e.getMessage())).json());
            System.exit(2);
        } catch (Exception e) {
            LOG.error("the weather was not asked for", e);
            System.exit(3);
        }
    }

    private static WebApiReport months(WeatherDesk desk, Config chainon, String[] args, Progress progress) {
        YearMonth first = YearMonth.from(LocalDate.parse(args[1]));
        YearMonth last = YearMonth.from(LocalDate.parse(args[2]));
        HistorySettings history = HistorySettings.of(chainon, Launch.root());
        progress.step("airports", 0, 1);
        var places = new BusiestAirports(history).busiest(Integer.parseInt(args[3]));
        progress.step("airports", 1, 1);
        return desk.months(places, first, last, progress);
    }
}
