package dev.chainon.ingestion.stream;

import dev.chainon.core.UseCase;
import dev.chainon.core.event.Event;
import dev.chainon.streams.ContractHeader;
import dev.chainon.streams.TopicAdmin;
import dev.chainon.streams.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeoutException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.Trigger;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The raw topic to the clean and quarantine topics in Spark's real-time mode: a record is out milliseconds after it is in. The mode is stateless and
 * at-least-once: after a kill it writes records again, which readers tell by their raw offset.
 */
public final class StreamPurifier<E extends Event> {

    private static final StructType OUT = new StructType()
            .add("topic", DataTypes.StringType)
            .add("key", DataTypes.BinaryType)
            .add("value", DataTypes.BinaryType);

    private final StreamSettings settings;
    private final UseCase<E> useCase;
    private final SparkSession spark;

    public StreamPurifier(StreamSettings settings, UseCase<E> useCase, SparkSession spark) {
        this.settings = settings;
        this.useCase = useCase;
        this.spark = spark;
    }

    /** Starts the query; it goes on where its checkpoint says, or at the first record that is kept where retention took that one. */
    public StreamingQuery start() throws TimeoutException {
        Topics topics = new Topics(useCase.topicPrefix(), settings.epoch());
        renewIfExpired(topics);
        return spark.readStream()
                .format("kafka")
                .option("kafka.bootstrap.servers", settings.bootstrap())
                .option("subscribe", topics.raw())
                .option("startingOffsets", "earliest")
                .option("kafka.fetch.max.wait.ms", "50")
                .load()
                .selectExpr("value", "offset", "unix_millis(timestamp)")
                .mapPartitions(new Purify<>(useCase, settings.epoch()), Encoders.row(OUT))
                .withColumn("headers", headers())
                .writeStream()
                .queryName("purify")
                .format("kafka")
                .option("kafka.bootstrap.servers", settings.bootstrap())
                .option("kafka.linger.ms", "0")
                .option("kafka.max.request.size", "4194304")
                .option("checkpointLocation", settings.checkpoint("purify").toString())
                .outputMode("update")
                .trigger(Trigger.RealTime("30 seconds"))
                .start();
    }

    /** The version of the contract that judges, on each record. */
    private Column headers() {
        byte[] version = ContractHeader.value(useCase.contract().version());
        return functions.array(functions.struct(
                functions.lit(ContractHeader.NAME).as("key"),
                functions.lit(version).as("value")));
    }

    private void renewIfExpired(Topics topics) {
        try (TopicAdmin admin = new TopicAdmin(settings.bootstrap())) {
            new Checkpoint(settings.checkpoint("purify"), topics.raw())
                    .renewIfExpired(admin.firsts(topics).getOrDefault(topics.raw(), 0L));
        } catch (IOException e) {
            throw new UncheckedIOException("the checkpoint in " + settings.checkpoint("purify") + " cannot be read", e);
        }
    }
}
