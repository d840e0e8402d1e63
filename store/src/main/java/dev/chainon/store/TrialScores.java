package dev.chainon.store;

import dev.chainon.core.model.Prediction;
import java.util.List;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What a challenger would have predicted on the stream, beside the champion's published predictions, and both compared with the outcomes. Thread-safe. */
public final class TrialScores {

    private static final String INSERT = """
            INSERT INTO runtime.trial_score
                (model, step, id, epoch, subject, minute, champion_version, champion, challenger_version, challenger)
            VALUES (:model, :step, :id, :epoch, :subject, :minute, :championVersion, :champion, :challengerVersion, :challenger)
            ON CONFLICT DO NOTHING
            """;

    /** A probability of 0 or 1 that was wrong costs no more than this one would. */
    private static final String HOURS = """
            WITH pair AS (
                SELECT minute / 60 AS hour, epoch, subject, greatest(1e-7, least(1 - 1e-7, champion)) AS champion,
                    greatest(1e-7, least(1 - 1e-7, challenger)) AS challenger
                FROM runtime.trial_score t
                WHERE model = :model AND step = :step AND epoch = :epoch AND champion_version <> challenger_version
                    AND minute >= 60 * :from
                    AND minute / 60 < (SELECT max(minute) - :settled FROM runtime.trial_score
                        WHERE model = :model AND step = :step AND epoch = :epoch) / 60
            )
            SELECT p.hour, count(*) AS rows,
                sum(CASE WHEN o.outcome THEN -ln(p.champion) ELSE -ln(1 - p.champion) END) AS champion_loss,
                sum(CASE WHEN o.outcome THEN -ln(p.challenger) ELSE -ln(1 - p.challenger) END) AS challenger_loss
            FROM pair p JOIN runtime.outcome o ON o.epoch = p.epoch AND o.subject = p.subject
            GROUP BY p.hour ORDER BY p.hour
            """;

    private final Database database;

    public TrialScores(Database database) {
        this.database = database;
    }

    /**
     * Whose trial it is.
     *
     * @param step of the release log
     * @param version of the challenger
     */
    public record Trial(String model, int step, int version) {}

    /**
     * One instance, scored by both.
     *
     * @param champion as it is published
     * @param challenger the other's probability, in 0..1
     */
    public record Pair(Prediction champion, double challenger) {}

    /**
     * The instances of one hour of event time whose outcome is known.
     *
     * @param hour hours since 1970
     * @param champion sum of its log losses, in nats
     * @param challenger the same of the challenger, on the same instances
     */
    public record Hour(long hour, long rows, double champion, double challenger) {}

    /** Writes them; a pair that is there already stays as it is. */
    public void add(Trial trial, List<Pair> pairs) {
        if (pairs.isEmpty()) {
            return;
        }
        database.transaction(handle -> {
            PreparedBatch batch = handle.prepareBatch(INSERT);
            for (Pair pair : pairs) {
                Prediction champion = pair.champion();
                batch.bind("model", trial.model())
                        .bind("step", trial.step())
                        .bind("id", champion.id())
                        .bind("epoch", champion.epoch())
                        .bind("subject", champion.subject())
                        .bind("minute", champion.minute())
                        .bind("championVersion", champion.modelVersion())
                        .bind("champion", champion.probability())
                        .bind("challengerVersion", trial.version())
                        .bind("challenger", pair.challenger())
                        .add();
            }
            batch.execute();
        });
    }

    /** Removes the rows of earlier trials of the model. */
    public void forgetBefore(Trial trial) {
        database.jdbi()
                .useHandle(handle -> handle.execute(
                        "DELETE FROM runtime.trial_score WHERE model = ? AND step < ?", trial.model(), trial.step()));
    }

    /**
     * Both models on the same instances, hour by hour of event time, as far as the outcomes are known.
     *
     * @param from first hour that is asked for, in hours since 1970
     * @param settled minutes of event time after which all outcomes of an hour that come are there; later hours are left out, since what is known of them
     *     first is what went well
     */
    public List<Hour> hours(Trial trial, int epoch, long from, long settled) {
        return database.jdbi().withHandle(handle -> handle.createQuery(HOURS)
                .bind("model", trial.model())
                .bind("step", trial.step())
                .bind("epoch", epoch)
                .bind("from", from)
                .bind("settled", settled)
                .map((row, context) -> new Hour(
                        row.getLong("hour"),
                        row.getLong("rows"),
                        row.getDouble("champion_loss"),
                        row.getDouble("challenger_loss")))
                .list());
    }
}
