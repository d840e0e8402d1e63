package dev.chainon.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The labels as they become known. Writing one again replaces it. Thread-safe. */
public final class Outcomes {

    private static final String UPSERT = """
            INSERT INTO runtime.outcome (epoch, subject, minute, outcome) VALUES (:epoch, :subject, :minute, :outcome)
            ON CONFLICT (epoch, subject) DO UPDATE SET minute = excluded.minute, outcome = excluded.outcome
            """;

    private final Database database;

    public Outcomes(Database database) {
        this.database = database;
    }

    public void upsert(int epoch, String subject, long minute, boolean outcome) {
        upsert(List.of(new Outcome(epoch, subject, minute, outcome)));
    }

    /** Writes all of them or none; of several about the same subject the last one stays. */
    public void upsert(List<Outcome> outcomes) {
        if (outcomes.isEmpty()) {
            return;
        }
        Map<String, Outcome> bySubject = new LinkedHashMap<>();
        outcomes.forEach(o -> bySubject.put(o.epoch() + ":" + o.subject(), o));
        database.transaction(handle -> {
            PreparedBatch batch = handle.prepareBatch(UPSERT);
            bySubject.values().forEach(o -> batch.bind("epoch", o.epoch())
                    .bind("subject", o.subject())
                    .bind("minute", o.minute())
                    .bind("outcome", o.outcome())
                    .add());
            batch.execute();
        });
    }

    public Optional<Outcome> bySubject(int epoch, String subject) {
        return database.jdbi().withHandle(handle -> handle.createQuery(
                        "SELECT minute, outcome FROM runtime.outcome WHERE epoch = ? AND subject = ?")
                .bind(0, epoch)
                .bind(1, subject)
                .map((row, context) -> new Outcome(epoch, subject, row.getLong("minute"), row.getBoolean("outcome")))
                .findOne());
    }

    public long count(int epoch) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT count(*) FROM runtime.outcome WHERE epoch = ?")
                        .bind(0, epoch)
                        .mapTo(Long.class)
                        .one());
    }
}
