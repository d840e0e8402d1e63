package dev.chainon.ingestion.stream;

import dev.chainon.core.UseCase;
import dev.chainon.core.event.Event;
import dev.chainon.core.lineage.Chronicle;
import dev.chainon.core.lineage.Dataset;
import dev.chainon.core.process.Health;
import dev.chainon.core.process.Telemetry;
import dev.chainon.ingestion.backoffice.Backoffice;
import dev.chainon.ingestion.lineage.StreamLineage;
import dev.chainon.ingestion.lineage.Tables;
import dev.chainon.streams.TopicAdmin;
import dev.chainon.streams.Topics;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.StreamingQueryException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The two queries of the stream. Purification must run: when it ends, the job ends. The copy to the back office may fail, which is told and tried again:
 * the flow lives on without the back office.
 */
public final class StreamJob<E extends Event> {

    private static final Logger LOG = LoggerFactory.getLogger(StreamJob.class);
    private static final String PURIFY = "purify";
    private static final long LOOK_MILLIS = 50;

    private final StreamSettings settings;
    private final UseCase<E> useCase;
    private final Reports reports;
    private final StreamLineage lineage;

    /** Whom the job tells how it goes. */
    public record Reports(Health health, Telemetry telemetry, Chronicle chronicle) {}

    public StreamJob(StreamSettings settings, UseCase<E> useCase, Reports reports) {
        this.settings = settings;
        this.useCase = useCase;
        this.reports = reports;
        this.lineage = new StreamLineage(
                reports.chronicle(), settings.bootstrap(), new Topics(useCase.topicPrefix(), settings.epoch()));
        reports.health().missing(PURIFY, "the query that purifies raw records has not started");
    }

    /**
     * Runs until purification ends.
     *
     * @param ready called once purification looks at records and the back office was asked for, reached or not
     */
    public void run(Runnable ready) throws TimeoutException, StreamingQueryException {
        try (TopicAdmin topics = new TopicAdmin(settings.bootstrap())) {
            topics.create(new Topics(useCase.topicPrefix(), settings.epoch()), useCase.contract());
        }
        SparkSession spark = Backoffice.session(settings.backoffice());
        spark.streams().addListener(new RowCounter(reports.telemetry()));
        FirstTask first = new FirstTask();
        spark.sparkContext().addSparkListener(first);
        StreamingQuery purify = new StreamPurifier<>(settings, useCase, spark).start();
        lineage.purifies();
        try {
            while (!first.started().isDone()) {
                if (purify.awaitTermination(LOOK_MILLIS)) {
                    lineage.over();
                    return;
                }
            }
            reports.health().done(PURIFY);
            // Opening the back office takes the processor for seconds: records that came meanwhile would wait for it.
            boolean copying = copying(spark, false);
            ready.run();
            while (!purify.awaitTermination(settings.copyEvery().toMillis())) {
                copying = copying(spark, copying);
                lineage.goOn(() -> copied(spark));
            }
            lineage.over();
        } catch (StreamingQueryException e) {
            lineage.failed(e);
            throw e;
        }
    }

    private Dataset copied(SparkSession spark) {
        return new Tables(Backoffice.in(spark, useCase.topicPrefix()), settings.backoffice()).now(CleanCopy.TABLE);
    }

    private boolean copying(SparkSession spark, boolean before) {
        for (StreamingQuery query : spark.streams().active()) {
            if ("copy".equals(query.name())) {
                return true;
            }
        }
        if (before) {
            LOG.warn("the copy of the clean log to the back office stopped; starting it again");
        }
        try {
            new CleanCopy<>(settings, useCase, Backoffice.in(spark, useCase.topicPrefix())).start();
            lineage.copies(() -> copied(spark));
            return true;
        } catch (IOException | TimeoutException | RuntimeException e) {
            LOG.warn(
                    "the back office cannot be reached; the stream goes on without it, next try in {}",
                    settings.copyEvery(),
                    e);
            return false;
        }
    }
}
