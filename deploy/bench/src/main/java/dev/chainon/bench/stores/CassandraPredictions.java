package dev.chainon.bench.stores;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchStatementBuilder;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.DefaultBatchType;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import dev.chainon.core.model.Prediction;
import dev.chainon.store.Board;
import dev.chainon.store.PredictionStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The port on Cassandra: one table for each way of reading, because a table is read by its key and by nothing else. A prediction goes to all of them
 * by one logged batch, so that they agree in the end; a list of predictions is not one transaction. Boards go by one fact, chosen when the tables are
 * made. Thread-safe.
 */
final class CassandraPredictions implements PredictionStore {

    private static final int MINUTES_A_DAY = 1_440;
    /** So many batches are under way at once for one call. */
    private static final int WINDOW = 32;

    private final CqlSession session;
    private final ConsistencyLevel level;
    private final String fact;
    private final Map<String, PreparedStatement> prepared = new ConcurrentHashMap<>();

    CassandraPredictions(CqlSession session, ConsistencyLevel level, String fact) {
        this.session = session;
        this.level = level;
        this.fact = fact;
    }

    @Override
    public void upsert(List<Prediction> predictions) {
        Map<String, Prediction> byId = new LinkedHashMap<>();
        predictions.forEach(p -> byId.put(p.id(), p));
        List<CompletableFuture<?>> sent = new ArrayList<>();
        for (Prediction p : byId.values()) {
            sent.add(session.executeAsync(write(p)).toCompletableFuture());
            if (sent.size() == WINDOW) {
                sent.forEach(CompletableFuture::join);
                sent.clear();
            }
        }
        sent.forEach(CompletableFuture::join);
    }

    private BatchStatement write(Prediction p) {
        BatchStatementBuilder batch = BatchStatement.builder(DefaultBatchType.LOGGED);
        batch.addStatement(insert(CassandraTables.BY_ID, p, p.id()));
        batch.addStatement(insert(CassandraTables.BY_SUBJECT, p, p.subject()));
        batch.addStatement(insert(CassandraTables.BY_DAY, p, day(p.minute())));
        batch.addStatement(
                statement("INSERT INTO chainon.day_of_epoch (epoch, day) VALUES (?, ?)", p.epoch(), day(p.minute())));
        Optional.ofNullable(p.facts().get(fact))
                .ifPresent(place -> batch.addStatement(insert(CassandraTables.BY_PLACE, p, place)));
        return batch.build().setConsistencyLevel(level).setIdempotent(true);
    }

    private BoundStatement insert(CassandraTables table, Prediction p, Object key) {
        List<Object> values = new ArrayList<>();
        if (table.hasOwnColumn()) {
            values.add(key);
        }
        values.addAll(List.of(p.epoch(), p.eventId(), p.subject(), p.minute(), p.probability()));
        values.addAll(List.of(p.modelName(), p.modelVersion(), p.rawOffset(), p.rawMillis(), p.facts()));
        return statement(table.insert(), values.toArray());
    }

    @Override
    public List<Prediction> board(Board board) {
        if (!board.fact().equals(fact)) {
            throw new IllegalArgumentException("these tables have boards by " + fact + " only: a board by "
                    + board.fact() + " needs a table of its own, filled from the log");
        }
        return list(
                CassandraTables.BY_PLACE.select("epoch = ? AND place = ? LIMIT ?"),
                board.epoch(),
                board.value(),
                board.limit());
    }

    @Override
    public Optional<Prediction> byId(String id) {
        return list(CassandraTables.BY_ID.select("id = ?"), id).stream().findFirst();
    }

    @Override
    public Optional<Prediction> bySubject(int epoch, String subject) {
        return list(CassandraTables.BY_SUBJECT.select("epoch = ? AND subject = ? LIMIT 1"), epoch, subject).stream()
                .findFirst();
    }

    @Override
    public List<Prediction> history(int epoch, long from, long to) {
        List<Prediction> found = new ArrayList<>();
        for (long day : days(epoch)) {
            if (day >= day(from) && day <= day(to)) {
                found.addAll(list(
                        CassandraTables.BY_DAY.select("epoch = ? AND day = ? AND minute >= ? AND minute < ?"),
                        epoch,
                        day,
                        from,
                        to));
            }
        }
        return found;
    }

    /** Counts partition by partition: Cassandra keeps no number of rows. */
    @Override
    public long count(int epoch) {
        return days(epoch).stream()
                .mapToLong(day -> session.execute(statement(
                                "SELECT count(*) FROM chainon.prediction_by_day WHERE epoch = ? AND day = ?",
                                epoch,
                                day))
                        .all()
                        .get(0)
                        .getLong(0))
                .sum();
    }

    private List<Long> days(int epoch) {
        return session.execute(statement("SELECT day FROM chainon.day_of_epoch WHERE epoch = ?", epoch)).all().stream()
                .map(row -> row.getLong(0))
                .toList();
    }

    private List<Prediction> list(String query, Object... values) {
        List<Prediction> found = new ArrayList<>();
        session.execute(statement(query, values)).forEach(row -> found.add(prediction(row)));
        return found;
    }

    BoundStatement statement(String query, Object... values) {
        return prepared.computeIfAbsent(query, session::prepare)
                .bind(values)
                .setConsistencyLevel(level)
                .setIdempotent(true);
    }

    private static long day(long minute) {
        return Math.floorDiv(minute, MINUTES_A_DAY);
    }

    private static Prediction prediction(Row row) {
        Map<String, String> facts = row.getMap("facts", String.class, String.class);
        return new Prediction(
                row.getInt("epoch"),
                row.getString("event_id"),
                row.getString("subject"),
                row.getLong("minute"),
                row.getDouble("probability"),
                row.getString("model_name"),
                row.getInt("model_version"),
                row.getLong("raw_offset"),
                row.getLong("raw_millis"),
                facts == null ? Map.of() : facts);
    }
}
