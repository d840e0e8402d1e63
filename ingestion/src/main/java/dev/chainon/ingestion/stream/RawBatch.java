package dev.chainon.ingestion.stream;

import dev.chainon.core.UseCase;
import dev.chainon.core.event.Event;
import dev.chainon.core.event.LoggedEvent;
import dev.chainon.core.event.Quarantined;
import dev.chainon.streams.Admission;
import dev.chainon.streams.ClockAhead;
import dev.chainon.streams.Deduplicator;
import dev.chainon.streams.EventCodec;
import dev.chainon.streams.QuarantineCodec;
import dev.chainon.streams.Topics;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The event rules on raw records at rest, such as the stored raw topic under a contract that has changed. Records are judged in parallel by the code that
 * the stream runs; then what the one reader of the log would let pass or refuse is decided in the order of the log and so in one partition.
 */
public final class RawBatch<E extends Event> {

    private static final StructType JUDGED = new StructType()
            .add("offset", DataTypes.LongType)
            .add("topic", DataTypes.StringType)
            .add("value", DataTypes.BinaryType)
            .add("raw", DataTypes.BinaryType);

    private final UseCase<E> useCase;
    private final int epoch;
    private final ClockAhead rule;

    /** @param rule of the reader of the log, from where the epoch begins if that is known */
    public RawBatch(UseCase<E> useCase, int epoch, ClockAhead rule) {
        this.useCase = useCase;
        this.epoch = epoch;
        this.rule = rule;
    }

    /**
     * What becomes of raw records, in the order of their offsets: columns offset, topic, value, raw.
     *
     * @param clean what a reader of the clean topic is given, each event once, as {@link EventCodec} writes it
     * @param quarantine what the rules refused, as {@link QuarantineCodec} writes it
     */
    public record Purification(Dataset<Row> clean, Dataset<Row> quarantine) {}

    /** The raw topic as it is now: columns value, offset, milliseconds. */
    public Dataset<Row> topic(SparkSession spark, String bootstrap) {
        return spark.read()
                .format("kafka")
                .option("kafka.bootstrap.servers", bootstrap)
                .option("subscribe", new Topics(useCase.topicPrefix(), epoch).raw())
                .load()
                .selectExpr("value", "offset", "unix_millis(timestamp)");
    }

    /**
     * Judges raw records.
     *
     * @param raw columns value (bytes or null), offset, milliseconds, in any order of rows
     */
    public Purification purify(Dataset<Row> raw) {
        Topics topics = new Topics(useCase.topicPrefix(), epoch);
        Dataset<Row> judged = raw.mapPartitions(judge(useCase, epoch), Encoders.row(JUDGED));
        Dataset<Row> read = of(topics.clean(), judged)
                .repartition(1)
                .sortWithinPartitions("offset")
                .mapPartitions(read(useCase, topics.quarantine(), rule), Encoders.row(JUDGED));
        Dataset<Row> quarantine = of(topics.quarantine(), judged)
                .union(of(topics.quarantine(), read))
                .orderBy("offset");
        return new Purification(of(topics.clean(), read), quarantine);
    }

    private static Dataset<Row> of(String topic, Dataset<Row> records) {
        return records.where(functions.col("topic").equalTo(topic));
    }

    private static <E extends Event> MapPartitionsFunction<Row, Row> judge(UseCase<E> useCase, int epoch) {
        return rows -> {
            RecordPurifier<E> purifier = new RecordPurifier<>(useCase, epoch);
            return stream(rows).map(row -> judged(row, purifier.purified(row))).iterator();
        };
    }

    private static Row judged(Row raw, RecordPurifier.Sent sent) {
        return RowFactory.create(raw.getLong(1), sent.topic(), sent.value(), raw.getAs(0));
    }

    /** One row at a time, as they are asked for. */
    private static Stream<Row> stream(Iterator<Row> rows) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(rows, Spliterator.ORDERED), false);
    }

    private static <E extends Event> MapPartitionsFunction<Row, Row> read(
            UseCase<E> useCase, String quarantine, ClockAhead rule) {
        return rows -> {
            EventCodec<E> codec = new EventCodec<>(useCase.eventSchema());
            Deduplicator<E> seen = new Deduplicator<>(rule);
            return stream(rows)
                    .flatMap(row -> {
                        LoggedEvent<E> logged = codec.decode(row.getAs(2));
                        Admission admission = seen.judge(logged);
                        if (admission instanceof Admission.Refused why) {
                            return Stream.of(refused(row, logged, why, quarantine));
                        }
                        return admission instanceof Admission.Admitted ? Stream.of(row) : Stream.empty();
                    })
                    .iterator();
        };
    }

    private static Row refused(Row row, LoggedEvent<?> logged, Admission.Refused why, String quarantine) {
        byte[] raw = row.getAs(3);
        byte[] value = new QuarantineCodec()
                .encode(new Quarantined(
                        logged.epoch(), logged.rawOffset(), logged.rawMillis(), why.rule(), why.reason(), raw));
        return RowFactory.create(row.getLong(0), quarantine, value, raw);
    }
}
