package dev.chainon.apps;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.typesafe.config.Config;
import dev.chainon.core.process.Progress;
import dev.chainon.evidence.ledger.Ending;
import dev.chainon.evidence.ledger.Opening;
import dev.chainon.evidence.ledger.Openings;
import dev.chainon.flights.Flights;
import dev.chainon.ingestion.HistorySettings;
import dev.chainon.ingestion.backoffice.Backoffice;
import dev.chainon.ingestion.export.SealedSet;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the sealed period of the flights for the final evaluation of the version that {@code unseal} names: writes that into the ledger of the repository, and
 * only then reads the rows.
 */
public final class Unseal {

    private static final Logger LOG = LoggerFactory.getLogger(Unseal.class);

    private Unseal() {}

    public static void main(String[] args) {
        Progress progress = new Progress(System.out);
        try {
            progress.result(run(Launch.settings(), Openings.of(Launch.root()), progress));
            System.exit(0);
        } catch (Exception e) {
            LOG.error("the sealed period gave no rows: {}", e.getMessage(), e);
            System.exit(3);
        }
    }

    private static String run(Config chainon, Openings openings, Progress progress) throws IOException {
        HistorySettings settings = HistorySettings.of(chainon, Launch.root());
        Config told = chainon.getConfig("unseal");
        Flights flights = new Flights();
        AtomicInteger number = new AtomicInteger();
        progress.step("unseal", 0, 1);
        try (Backoffice backoffice = Backoffice.open(settings.backoffice(), flights.topicPrefix())) {
            SealedSet.Opened opened = new SealedSet(
                            backoffice, flights.features().names(), settings.sealedFromMinute())
                    .open(settings.home().resolve("opened"), told.getString("data"), () -> {
                        number.set(openings.open(opening(told)));
                        return number.get();
                    });
            progress.step("unseal", 1, 1);
            return new ObjectMapper()
                    .writeValueAsString(Map.of(
                            "opening", Integer.toString(opened.opening()),
                            "folder", opened.folder().toString(),
                            "figures", Map.of("final.opening", opened.opening())));
        } catch (IOException | RuntimeException e) {
            if (number.get() > 0) {
                String why = Optional.ofNullable(e.getMessage())
                        .orElseGet(() -> e.getClass().getSimpleName());
                openings.end(new Ending(number.get(), Instant.now(), why, new TreeMap<>()));
            }
            throw e;
        }
    }

    private static Opening opening(Config told) {
        return new Opening(
                Instant.now(),
                told.getString("who"),
                told.getString("why"),
                new Opening.Subject(
                        told.getString("model"),
                        told.getString("bundle"),
                        told.getString("network"),
                        told.getString("data")),
                told.getString("code"));
    }
}
