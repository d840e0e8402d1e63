package dev.chainon.apps;

import com.typesafe.config.Config;
import dev.chainon.core.process.Progress;
import dev.chainon.flights.Flights;
import dev.chainon.ingestion.intake.IntakeProcess;
import dev.chainon.ingestion.quarantine.Answer;
import dev.chainon.ingestion.quarantine.Order;
import dev.chainon.ingestion.quarantine.QuarantineDesk;
import dev.chainon.ingestion.quarantine.Sending;
import java.nio.file.Path;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers one order to the quarantine of the running demonstration. Loads nothing of Spark. */
public final class Quarantine {

    private static final Logger LOG = LoggerFactory.getLogger(Quarantine.class);

    private Quarantine() {}

    /** @param args the order, see {@link Order#parse} */
    public static void main(String[] args) {
        try {
            Config chainon = Launch.settings();
            Sending.Place place = new Sending.Place(
                    Path.of(chainon.getString("home")),
                    chainon.getInt("epoch"),
                    chainon.getString("kafka.bootstrap"),
                    System.getProperty("user.name"),
                    Clock.systemUTC());
            Answer answer = new QuarantineDesk(place, new Flights(), IntakeProcess.RAW_TABLE)
                    .answer(Order.parse(String.join(" ", args)));
            new Progress(System.out).result(answer.json());
            System.exit(answer.code());
        } catch (Exception e) {
            LOG.error("the order to the quarantine failed", e);
            System.exit(3);
        }
    }
}
