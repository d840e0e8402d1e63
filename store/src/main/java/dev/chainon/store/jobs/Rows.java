package dev.chainon.store.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Reads runs and steps from the tables. */
final class Rows {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> PARAMS = new TypeReference<>() {};
    private static final String STEPS = """
            SELECT s.*, array_to_string(s.after, ',') AS before, s.result::text AS json, q.last_heartbeat AS heartbeat
            FROM jobs.step s LEFT JOIN jobs.scheduled_tasks q ON q.task_instance = s.run || '/' || s.name AND q.picked
            WHERE s.run = ? ORDER BY s.place
            """;

    private Rows() {}

    /** Runs that a condition picks, with their steps. */
    static List<RunRow> runs(Handle handle, String where, Object... values) {
        var query = handle.createQuery("SELECT *, params::text AS told FROM jobs.run " + where);
        for (int i = 0; i < values.length; i++) {
            query.bind(i, values[i]);
        }
        return query.map((row, context) -> run(row, steps(handle, row.getLong("id"))))
                .list();
    }

    static List<StepRow> steps(Handle handle, long run) {
        return handle.createQuery(STEPS)
                .bind(0, run)
                .map((row, context) -> step(row))
                .list();
    }

    private static RunRow run(ResultSet row, List<StepRow> steps) throws SQLException {
        return new RunRow(
                row.getLong("id"),
                row.getString("graph"),
                params(row.getString("told")),
                RunState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("note"),
                row.getTimestamp("created").toInstant(),
                instant(row, "finished"),
                steps);
    }

    private static StepRow step(ResultSet row) throws SQLException {
        String before = row.getString("before");
        return new StepRow(
                row.getString("name"),
                before.isEmpty() ? List.of() : List.of(before.split(",", -1)),
                StepState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getInt("attempt"),
                instant(row, "started"),
                instant(row, "finished"),
                instant(row, "heartbeat"),
                Optional.ofNullable(row.getString("json")),
                row.getString("error"),
                row.getBoolean("refused"),
                row.getString("note"),
                new StepRow.Progress(
                        row.getString("progress_of"), row.getLong("progress_done"), row.getLong("progress_total")));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }

    static String json(Map<String, String> params) {
        try {
            return JSON.writeValueAsString(params);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("parameters cannot be written as JSON: " + params.keySet(), e);
        }
    }

    private static Map<String, String> params(String json) throws SQLException {
        try {
            return JSON.readValue(json, PARAMS);
        } catch (JsonProcessingException e) {
            throw new SQLException("column params of jobs.run holds no object of strings", e);
        }
    }
}
