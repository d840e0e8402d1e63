package dev.chainon.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.core.model.Prediction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;

/** The predictions as a table: a projection of the predictions topic, which is the truth. Writing one again replaces it. Thread-safe. */
public final class Predictions implements PredictionStore {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> FACTS = new TypeReference<>() {};
    private static final String SELECT = "SELECT * FROM runtime.prediction ";
    private static final String UPSERT = """
            INSERT INTO runtime.prediction
                (id, epoch, event_id, subject, minute, probability, model_name, model_version, raw_offset, raw_millis, facts)
            VALUES (:id, :epoch, :eventId, :subject, :minute, :probability, :modelName, :modelVersion, :rawOffset, :rawMillis, :facts::jsonb)
            ON CONFLICT (id) DO UPDATE SET
                subject = excluded.subject, minute = excluded.minute, probability = excluded.probability,
                model_name = excluded.model_name, model_version = excluded.model_version,
                raw_offset = excluded.raw_offset, raw_millis = excluded.raw_millis, facts = excluded.facts, stored = now()
            """;

    private final Database database;

    public Predictions(Database database) {
        this.database = database;
    }

    /**
     * Makes the boards that go by a fact quick to read, if they are not yet.
     *
     * @param fact name of the fact; letters and digits
     * @return whether they were not
     * @throws org.jdbi.v3.core.JdbiException if the role may not, or there are too many already
     */
    public boolean indexBoard(String fact) {
        return database.jdbi().withHandle(handle -> handle.createQuery("SELECT runtime.index_board(:fact)")
                .bind("fact", fact)
                .mapTo(Boolean.class)
                .one());
    }

    /** Writes all of them or none; of several with the same id the last one stays. */
    @Override
    public void upsert(List<Prediction> predictions) {
        if (predictions.isEmpty()) {
            return;
        }
        database.transaction(handle -> {
            PreparedBatch batch = handle.prepareBatch(UPSERT);
            lastOfEach(predictions).forEach(p -> bind(batch, p).add());
            batch.execute();
        });
    }

    private static Collection<Prediction> lastOfEach(List<Prediction> predictions) {
        Map<String, Prediction> byId = new LinkedHashMap<>();
        predictions.forEach(p -> byId.put(p.id(), p));
        return byId.values();
    }

    private static PreparedBatch bind(PreparedBatch batch, Prediction p) {
        return batch.bind("id", p.id())
                .bind("epoch", p.epoch())
                .bind("eventId", p.eventId())
                .bind("subject", p.subject())
                .bind("minute", p.minute())
                .bind("probability", p.probability())
                .bind("modelName", p.modelName())
                .bind("modelVersion", p.modelVersion())
                .bind("rawOffset", p.rawOffset())
                .bind("rawMillis", p.rawMillis())
                .bind("facts", json(p.facts()));
    }

    @Override
    public Optional<Prediction> byId(String id) {
        return one("WHERE id = ?", id);
    }

    @Override
    public Optional<Prediction> bySubject(int epoch, String subject) {
        return one("WHERE epoch = ? AND subject = ? ORDER BY minute DESC, raw_offset DESC LIMIT 1", epoch, subject);
    }

    /** The fact's name stands in the text itself, so that an index on that fact is used. */
    @Override
    public List<Prediction> board(Board board) {
        return list(
                "WHERE epoch = ? AND facts ->> '" + board.fact()
                        + "' = ? ORDER BY minute DESC, event_id COLLATE \"C\" LIMIT ?",
                board.epoch(),
                board.value(),
                board.limit());
    }

    @Override
    public List<Prediction> history(int epoch, long from, long to) {
        return list(
                "WHERE epoch = ? AND minute >= ? AND minute < ? ORDER BY minute, event_id COLLATE \"C\"",
                epoch,
                from,
                to);
    }

    /** The newest of the epoch, newest first. */
    public List<Prediction> latest(int epoch, int limit) {
        return list("WHERE epoch = ? ORDER BY raw_offset DESC LIMIT ?", epoch, limit);
    }

    @Override
    public long count(int epoch) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT count(*) FROM runtime.prediction WHERE epoch = ?")
                        .bind(0, epoch)
                        .mapTo(Long.class)
                        .one());
    }

    private Optional<Prediction> one(String condition, Object... values) {
        return list(condition, values).stream().findFirst();
    }

    private List<Prediction> list(String condition, Object... values) {
        return database.jdbi().withHandle(handle -> handle.select(SELECT + condition, values)
                .map(Predictions::prediction)
                .list());
    }

    private static Prediction prediction(ResultSet row, StatementContext context) throws SQLException {
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
                facts(row.getString("facts")));
    }

    private static String json(Map<String, String> facts) {
        try {
            return JSON.writeValueAsString(facts);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("facts cannot be written as JSON: " + facts.keySet(), e);
        }
    }

    private static Map<String, String> facts(String json) throws SQLException {
        try {
            return JSON.readValue(json, FACTS);
        } catch (JsonProcessingException e) {
            throw new SQLException("column facts of runtime.prediction holds no object of strings", e);
        }
    }
}
