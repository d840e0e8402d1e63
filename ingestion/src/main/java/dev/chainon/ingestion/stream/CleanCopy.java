package dev.chainon.ingestion.stream;

import dev.chainon.core.UseCase;
import dev.chainon.core.event.Event;
import dev.chainon.core.event.LoggedEvent;
import dev.chainon.ingestion.backoffice.Backoffice;
import dev.chainon.ingestion.backoffice.CleanTable;
import dev.chainon.ingestion.backoffice.DayFileWriter;
import dev.chainon.streams.Admission;
import dev.chainon.streams.ClockAhead;
import dev.chainon.streams.ContractHeader;
import dev.chainon.streams.Deduplicator;
import dev.chainon.streams.EventCodec;
import dev.chainon.streams.Topics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.types.Types;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.Trigger;

/**
 * The clean topic to the table {@code clean_stream}, in small batches, each event once: a batch that Spark hands over again is known by its number, records
 * that the real-time job wrote again are known by the deduplicator, whose state is kept batch by batch. What the deduplicator refuses by a rule of the
 * contract goes to quarantine before the batch counts as done.
 */
public final class CleanCopy<E extends Event> {

    public static final String TABLE = "clean_stream";

    private static final long MOST_RECORDS = 100_000;
    private static final String CONTRACT_VERSION =
            "cast(get(filter(headers, h -> h.key = '" + ContractHeader.NAME + "'), 0).value as string)";

    private final StreamSettings settings;
    private final UseCase<E> useCase;
    private final Backoffice backoffice;
    private final CleanTable<E> clean;
    private final EventCodec<E> codec;
    private final Topics topics;
    private final CopyState state;

    public CleanCopy(StreamSettings settings, UseCase<E> useCase, Backoffice backoffice) {
        this.settings = settings;
        this.useCase = useCase;
        this.backoffice = backoffice;
        this.clean = new CleanTable<>(useCase.eventSchema());
        this.codec = new EventCodec<>(useCase.eventSchema());
        this.topics = new Topics(useCase.topicPrefix(), settings.epoch());
        this.state = new CopyState(
                settings.checkpoint("copy-seen"),
                settings.epoch(),
                ClockAhead.of(useCase.contract()).from(settings.snapshots()));
    }

    /** Starts the query; it goes on where its checkpoint says. */
    public StreamingQuery start() throws IOException, TimeoutException {
        Table table = backoffice.table(
                TABLE,
                schema(),
                PartitionSpec.builderFor(schema()).identity("log_epoch").build(),
                clean.properties());
        return backoffice
                .spark()
                .readStream()
                .format("kafka")
                .option("kafka.bootstrap.servers", settings.bootstrap())
                .option("subscribe", topics.clean())
                .option("startingOffsets", "earliest")
                .option("maxOffsetsPerTrigger", MOST_RECORDS)
                .option("includeHeaders", true)
                .load()
                .selectExpr("value", CONTRACT_VERSION)
                .writeStream()
                .queryName("copy")
                .option("checkpointLocation", settings.checkpoint("copy").toString())
                .trigger(Trigger.ProcessingTime(settings.copyEvery().toMillis()))
                .foreachBatch((Dataset<Row> rows, Long batch) -> copy(table, rows.collectAsList(), batch))
                .start();
    }

    /** The clean log, and under which version of the contract each event was judged: absent where an earlier release judged it. */
    private Schema schema() {
        List<Types.NestedField> columns = new ArrayList<>(clean.schema().columns());
        columns.add(Types.NestedField.optional(columns.size() + 1, "contract_version", Types.StringType.get()));
        return new Schema(columns);
    }

    private void copy(Table table, List<Row> rows, long batch) {
        table.refresh();
        Optional<Long> done = state.lastBatch(table);
        if (done.isPresent() && done.get() >= batch) {
            return;
        }
        try {
            Deduplicator<E> seen = state.read(done);
            ReaderQuarantine refused = new ReaderQuarantine(
                    settings.bootstrap(), topics, useCase.contract().version());
            try (DayFileWriter writer = new DayFileWriter(table, settings.epoch(), batch)) {
                for (Row row : rows) {
                    LoggedEvent<E> logged = codec.decode(row.getAs(0));
                    Admission admission = seen.judge(logged);
                    if (admission instanceof Admission.Admitted) {
                        writer.row().set(writer.row().size() - 1, row.getString(1));
                        write(writer, logged);
                    } else if (admission instanceof Admission.Refused why) {
                        refused.add(logged, why);
                    }
                }
                refused.write();
                state.write(seen, batch);
                state.commit(table, writer.files(), batch);
            }
            state.forgetBefore(batch);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "batch " + batch + " was not copied to the back office; it will be tried again", e);
        }
    }

    private void write(DayFileWriter writer, LoggedEvent<E> logged) throws IOException {
        E event = logged.event();
        Object[] fields = useCase.eventSchema().toRow(event);
        clean.fill(
                writer.row(),
                useCase.features().day(event.minute()),
                event.minute(),
                logged.rawOffset(),
                Optional.empty(),
                fields);
        writer.row().set(0, logged.epoch());
        writer.write(logged.epoch());
    }
}
