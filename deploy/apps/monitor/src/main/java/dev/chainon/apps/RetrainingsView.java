package dev.chainon.apps;

import dev.chainon.console.source.RetrainingBook;
import dev.chainon.monitoring.retraining.Ruling;
import dev.chainon.store.jobs.Jobs;
import dev.chainon.store.jobs.RunRow;
import dev.chainon.store.retraining.RetrainingStep;
import dev.chainon.store.retraining.Retrainings;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The retrainings in the words of the pages. This process may not answer one: it hands what an operator says, with the operator's key, to a replica's port for operators. */
final class RetrainingsView implements RetrainingBook {

    private static final Logger LOG = LoggerFactory.getLogger(RetrainingsView.class);
    private static final int LATEST = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Retrainings retrainings;
    private final Jobs jobs;
    private final Supplier<Ruling> ruling;
    private final Optional<URI> door;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    RetrainingsView(Retrainings retrainings, Jobs jobs, Supplier<Ruling> ruling, Optional<URI> door) {
        this.retrainings = retrainings;
        this.jobs = jobs;
        this.ruling = ruling;
        this.door = door;
    }

    @Override
    public List<Entry> latest() {
        return retrainings.newest(LATEST).stream()
                .map(last -> new Entry(retrainings.steps(last.id()), run(last)))
                .toList();
    }

    private Optional<RunRow> run(RetrainingStep last) {
        return last.run().isPresent() ? jobs.run(last.run().getAsLong()) : Optional.empty();
    }

    @Override
    public String ruling() {
        return ruling.get() instanceof Ruling.Leave leave ? leave.why() : "";
    }

    @Override
    public boolean answers() {
        return door.isPresent();
    }

    @Override
    public Outcome answer(long id, Answer answer, String key, String who, String why) {
        if (door.isEmpty()) {
            return Outcome.AWAY;
        }
        String path = "/admin/retrainings/" + id + "/" + answer.name().toLowerCase(Locale.ROOT) + "?who=" + coded(who)
                + "&why=" + coded(why);
        try {
            HttpRequest request = HttpRequest.newBuilder(door.get().resolve(path))
                    .timeout(PATIENCE)
                    .header("X-API-Key", key)
                    .POST(BodyPublishers.noBody())
                    .build();
            return outcome(client.send(request, BodyHandlers.discarding()).statusCode());
        } catch (IOException e) {
            LOG.warn("the port for operators does not answer cause={}", e.toString());
            return Outcome.AWAY;
        } catch (IllegalArgumentException e) {
            // A key that cannot be a header is none.
            return Outcome.KEY;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Outcome.AWAY;
        }
    }

    private static Outcome outcome(int status) {
        return switch (status) {
            case 200 -> Outcome.DONE;
            case 401, 403 -> Outcome.KEY;
            case 404, 409 -> Outcome.STATE;
            default -> Outcome.AWAY;
        };
    }

    private static String coded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
