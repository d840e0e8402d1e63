package dev.chainon.ingestion.stream;

import dev.chainon.core.UseCase;
import dev.chainon.core.event.Event;
import dev.chainon.streams.Deduplicator;
import dev.chainon.streams.EventCodec;
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
 * the stream runs; then what the one reader of the log would let pass is kept, which is decided in the order of the log and so in one partition.
 */
public final class RawBatch<E extends Event> {

    private static final StructType JUDGED = new StructType()
            .add("offset", DataTypes.LongType)
            .add("topic", DataTypes.StringType)
            .add("value", DataTypes.BinaryType);

    private final UseCase<E> useCase;
    private final int epoch;

    public RawBatch(UseCase<E> useCase, int epoch) {
        this.useCase = useCase;
        this.epoch = epoch;
    }

    /**
     * What becomes of raw records, in the order of their offsets: columns offset, topic, value.
     *
     * @param clean what a reader of the clean topic is given, each event once, as {@link EventCodec} writes it
     * @param quarantine what the rules refused, as {@link dev.chainon.streams.QuarantineCodec} writes it
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
        Dataset<Row> clean = judged.where(functions.col("topic").equalTo(topics.clean()))
                .repartition(1)
                .sortWithinPartitions("offset")
                .mapPartitions(once(useCase), Encoders.row(JUDGED));
        Dataset<Row> quarantine = judged.where(functions.col("topic").equalTo(topics.quarantine()))
                .orderBy("offset");
        return new Purification(clean, quarantine);
    }

    private static <E extends Event> MapPartitionsFunction<Row, Row> judge(UseCase<E> useCase, int epoch) {
        return rows -> {
            RecordPurifier<E> purifier = new RecordPurifier<>(useCase, epoch);
            return stream(rows).map(row -> judged(row, purifier.purified(row))).iterator();
        };
    }

    private static Row judged(Row raw, RecordPurifier.Sent sent) {
        return RowFactory.create(raw.getLong(1), sent.topic(), sent.value());
    }

    /** One row at a time, as they are asked for. */
    private static Stream<Row> stream(Iterator<Row> rows) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(rows, Spliterator.ORDERED), false);
    }

    private static <E extends Event> MapPartitionsFunction<Row, Row> once(UseCase<E> useCase) {
        return rows -> {
            EventCodec<E> codec = new EventCodec<>(useCase.eventSchema());
            Deduplicator<E> seen = new Deduplicator<>();
            return stream(rows)
                    .filter(row -> seen.admit(codec.decode(row.getAs(2))))
                    .iterator();
        };
    }
}
