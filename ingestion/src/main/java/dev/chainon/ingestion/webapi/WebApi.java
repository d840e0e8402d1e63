package dev.chainon.ingestion.webapi;

import dev.chainon.core.data.Sha256;
import dev.chainon.core.observation.Lookup;
import dev.chainon.core.observation.Lookup.Cause;
import dev.chainon.core.observation.Provenance;
import dev.chainon.core.process.Telemetry;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One service on the web, asked politely: what is kept is not asked again, what is asked is counted, and whatever goes wrong is a value. Thread-safe.
 *
 * <p>Figures: {@code chainon_webapi_answers_total} by api and outcome ({@code cache}, {@code live} or the cause), {@code chainon_webapi_up}, {@code chainon_webapi_quota_left}.
 */
public final class WebApi {

    /** Reads a body; whatever it throws means that the service did not answer as documented. */
    public interface Reader<T> {
        /** @throws IOException if the body is not what the service documents; the message says where */
        T read(byte[] body) throws IOException;
    }

    /**
     * One question to a service.
     *
     * @param cost calls of the quota that the service counts for this question
     */
    public record Question<T>(URI url, int cost, Reader<T> reader) {}

    private record Answer<T>(byte[] body, T value) {}

    private static final Logger LOG = LoggerFactory.getLogger(WebApi.class);

    private final WebApiSettings.Service service;
    private final AnswerCache cache;
    private final Turn turn;
    private final Guard guard;
    private final HttpCall http;
    private final Clock clock;
    private final Telemetry telemetry;
    private final AtomicReference<String> lastSaid = new AtomicReference<>("");

    public WebApi(WebApiSettings settings, Clock clock, Pauses pauses, Telemetry telemetry) {
        this.service = settings.service();
        this.clock = clock;
        this.telemetry = telemetry;
        this.cache = new AnswerCache(settings.folder().resolve("answers"));
        this.turn = new Turn(
                service.name(),
                settings.folder().resolve("lock"),
                settings.patience().queue());
        QuotaLedger quota = new QuotaLedger(settings.folder().resolve("quota.json"), settings.quota(), clock);
        this.guard = new Guard(settings, quota, clock, pauses);
        this.http = new HttpCall(settings, clock);
        telemetry.gauge("chainon_webapi_up", () -> guard.resting() ? 0 : 1, "api", service.name());
        telemetry.gauge("chainon_webapi_quota_left", quota::leftToday, "api", service.name());
    }

    /** The answer, kept or fresh, or why there is none. */
    public <T> Lookup<T> ask(Question<T> question) {
        if (service.mode() == WebApiSettings.Mode.OFF) {
            return missing(new Refusal(Cause.OFF, "it is off: set chainon.webapi." + service.name() + ".mode to live"));
        }
        Optional<Lookup<T>> kept = kept(question);
        if (kept.isPresent()) {
            return kept.get();
        }
        if (service.mode() == WebApiSettings.Mode.CACHE) {
            return missing(new Refusal(Cause.OFFLINE, "not among the kept answers, and only those are used"));
        }
        try {
            // Somebody else may have asked the same while this one waited.
            return turn.take(() -> {
                Optional<Lookup<T>> meanwhile = kept(question);
                return meanwhile.isPresent() ? meanwhile.get() : fresh(question);
            });
        } catch (Refusal refusal) {
            return missing(refusal);
        }
    }

    /** How many answers are kept. */
    public long keptAnswers() {
        return cache.size();
    }

    private <T> Optional<Lookup<T>> kept(Question<T> question) {
        return cache.find(question.url()).flatMap(kept -> {
            try {
                T value = value(question, kept.body());
                count("cache");
                return Optional.of(new Lookup.Found<>(value, kept.provenance(), false));
            } catch (Refusal e) {
                LOG.warn(
                        "a kept answer cannot be read and is asked for again: url={} why={}",
                        question.url(),
                        e.words());
                return Optional.empty();
            }
        });
    }

    private <T> Lookup<T> fresh(Question<T> question) throws Refusal {
        Answer<T> answer = guard.call(question.cost(), () -> {
            byte[] body = http.get(question.url());
            return new Answer<>(body, value(question, body));
        });
        Provenance provenance =
                new Provenance(question.url(), clock.instant(), 200, Sha256.of(answer.body()), service.licence());
        try {
            cache.keep(new AnswerCache.Kept(answer.body(), provenance));
        } catch (IOException e) {
            LOG.warn("an answer is used but cannot be kept: url={} why={}", question.url(), e.toString());
        }
        lastSaid.set("");
        count("live");
        return new Lookup.Found<>(answer.value(), provenance, true);
    }

    private static <T> T value(Question<T> question, byte[] body) throws Refusal {
        try {
            return question.reader().read(body);
        } catch (IOException | IllegalArgumentException e) {
            throw new Refusal(Cause.HOSTILE, "the answer is not as documented: " + firstLine(e));
        }
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    /** Says the same thing once, not for every question. */
    private <T> Lookup<T> missing(Refusal refusal) {
        String words = service.name() + ": " + refusal.words();
        if (!words.equals(lastSaid.getAndSet(words))) {
            LOG.warn("going on without: api={} cause={} why={}", service.name(), refusal.reason(), refusal.words());
        }
        count(refusal.reason().name().toLowerCase(Locale.ROOT));
        return new Lookup.Missing<>(refusal.reason(), words);
    }

    private void count(String outcome) {
        telemetry.count("chainon_webapi_answers_total", 1, "api", service.name(), "outcome", outcome);
    }
}
