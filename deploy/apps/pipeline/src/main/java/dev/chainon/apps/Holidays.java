package dev.chainon.apps;

import dev.chainon.core.process.Progress;
import dev.chainon.core.process.Telemetry;
import dev.chainon.ingestion.webapi.HolidayDesk;
import dev.chainon.ingestion.webapi.WebApiReport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares the holidays of the features with those of the service: {@code YEAR}. Ends with 1 when there is no answer, 2 on bad usage. */
public final class Holidays {

    private static final Logger LOG = LoggerFactory.getLogger(Holidays.class);

    private Holidays() {}

    public static void main(String[] args) {
        Progress progress = new Progress(System.out);
        try {
            int year = Integer.parseInt(args[0]);
            WebApiReport report = HolidayDesk.of(Launch.settings(), Telemetry.NONE)
                    .compare(year, "US", dev.chainon.flights.features.Holidays.of(year));
            progress.result(report.json());
            System.exit(report.ok() ? 0 : 1);
        } catch (IllegalArgumentException e) {
            progress.result(WebApiReport.refused(String.valueOf(e.getMessage())).json());
            System.exit(2);
        } catch (Exception e) {
            LOG.error("the holidays were not asked for", e);
            System.exit(3);
        }
    }
}
