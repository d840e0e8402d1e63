package dev.chainon.people.notice;

import dev.chainon.core.UseCase;
import dev.chainon.core.event.Event;
import dev.chainon.core.model.Prediction;
import dev.chainon.store.Database;
import dev.chainon.streams.Delivered;
import dev.chainon.streams.Published;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.jdbi.v3.core.Handle;

/**
 * Writes down, of what the logs brought, what somebody waits for; in the same transaction how far the log was read. Read again after a crash, nothing is
 * added: a notice is known by its event. One thread at a time.
 */
final class Teller<E extends Event> {

    private static final String PLACE = """
            INSERT INTO runtime.reading_place AS r (epoch, topic, next_offset, minute) VALUES (:epoch, :topic, :next, :minute)
            ON CONFLICT (epoch, topic) DO UPDATE SET next_offset = excluded.next_offset, minute = greatest(r.minute, excluded.minute)
            """;

    private static final long UNKNOWN = 0;

    private final Database database;
    private final UseCase<E> useCase;
    private final int epoch;
    private final Duration latest;

    /** @param latest a prediction of something that lies further behind what was read, in event time, is told to nobody */
    Teller(Database database, UseCase<E> useCase, int epoch, Duration latest) {
        this.database = database;
        this.useCase = useCase;
        this.epoch = epoch;
        this.latest = latest;
    }

    /** Where to go on in a topic; at the first time its end, which is kept then. */
    long begin(String topic, LongSupplier end) {
        Optional<Long> kept = place("next_offset", topic);
        if (kept.isPresent()) {
            return kept.get();
        }
        long first = end.getAsLong();
        database.jdbi().useHandle(handle -> keep(handle, topic, first, UNKNOWN));
        return first;
    }

    /** Greatest event minute that was read; empty before the first. */
    Optional<Long> minute(String topic) {
        return place("minute", topic).filter(minute -> minute > UNKNOWN);
    }

    private Optional<Long> place(String column, String topic) {
        return database.jdbi().withHandle(handle -> handle.select(
                        "SELECT " + column + " FROM runtime.reading_place WHERE epoch = ? AND topic = ?", epoch, topic)
                .mapTo(Long.class)
                .findOne());
    }

    /** Notices of risks; gives how many were new. Of what is over, or began too long ago, there are none. */
    int risks(String topic, List<Published> batch, long next) {
        return database.jdbi().inTransaction(handle -> {
            Set<String> awaited = awaited(handle);
            int told = 0;
            long minute = reached(handle);
            for (Published each : batch) {
                Prediction prediction = each.prediction();
                minute = Math.max(minute, prediction.minute());
                boolean tooLate = prediction.minute() < minute - latest.toMinutes();
                List<String> interests = useCase.interests(prediction.subject(), prediction.facts());
                if (!tooLate && interests.stream().anyMatch(awaited::contains)) {
                    told += risk(handle, prediction, interests);
                }
            }
            keep(handle, topic, next, minute);
            return told;
        });
    }

    private int risk(Handle handle, Prediction prediction, List<String> interests) {
        JsonObject facts = new JsonObject(new TreeMap<String, Object>(prediction.facts()))
                .put("subject", prediction.subject())
                .put("minute", prediction.minute())
                .put("probability", prediction.probability())
                .put("model", prediction.modelName() + "/" + prediction.modelVersion());
        return handle.select(
                        "SELECT runtime.tell_risk(?, string_to_array(?, E'\\n'), ?, ?, ?, ?::jsonb)",
                        epoch,
                        String.join("\n", interests),
                        prediction.minute(),
                        prediction.probability(),
                        risk(prediction.subject()),
                        facts.encode())
                .mapTo(Integer.class)
                .one();
    }

    /** Notices of landings; gives how many were new. */
    int landings(String topic, List<Delivered<E>> batch, long next) {
        return database.jdbi().inTransaction(handle -> {
            Set<String> awaited = awaited(handle);
            int told = 0;
            long minute = UNKNOWN;
            for (Delivered<E> each : batch) {
                E event = each.logged().event();
                minute = Math.max(minute, event.minute());
                if (!awaited.isEmpty() && event.outcome().isPresent()) {
                    told += landing(handle, event, awaited);
                }
            }
            keep(handle, topic, next, minute);
            return told;
        });
    }

    private int landing(Handle handle, E event, Set<String> awaited) {
        Map<String, String> described = useCase.describe(event);
        List<String> interests = useCase.interests(event.subject(), described);
        if (interests.stream().noneMatch(awaited::contains)) {
            return 0;
        }
        JsonObject facts = new JsonObject(new TreeMap<String, Object>(described))
                .put("subject", event.subject())
                .put("minute", event.minute())
                .put("late", event.outcome().orElse(false));
        return handle.select(
                        "SELECT runtime.tell_landing(?, string_to_array(?, E'\\n'), ?, ?, ?, ?::jsonb)",
                        epoch,
                        String.join("\n", interests),
                        event.minute(),
                        risk(event.subject()),
                        "landed " + event.subject(),
                        facts.encode())
                .mapTo(Integer.class)
                .one();
    }

    /** Greatest event minute of all that was read, of either log. */
    private long reached(Handle handle) {
        return handle.select(
                        "SELECT coalesce(max(minute), ?) FROM runtime.reading_place WHERE epoch = ?", UNKNOWN, epoch)
                .mapTo(Long.class)
                .one();
    }

    private static String risk(String subject) {
        return "risk " + subject;
    }

    /** What anybody waits for: almost nothing of what the log brings. */
    private Set<String> awaited(Handle handle) {
        return Set.copyOf(handle.select("SELECT runtime.awaited(?)", epoch)
                .mapTo(String.class)
                .list());
    }

    private void keep(Handle handle, String topic, long next, long minute) {
        handle.createUpdate(PLACE)
                .bind("epoch", epoch)
                .bind("topic", topic)
                .bind("next", next)
                .bind("minute", minute)
                .execute();
    }
}
