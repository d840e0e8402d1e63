package dev.chainon.ingestion.stream;

import dev.chainon.core.process.Telemetry;
import org.apache.spark.sql.streaming.StreamingQueryListener;

/** Counts the rows of each query as its progress tells them. */
final class RowCounter extends StreamingQueryListener {

    private final Telemetry telemetry;

    RowCounter(Telemetry telemetry) {
        this.telemetry = telemetry;
    }

    @Override
    public void onQueryStarted(QueryStartedEvent event) {
        telemetry.count("chainon_stream_query_starts_total", 1, "query", String.valueOf(event.name()));
    }

    @Override
    public void onQueryProgress(QueryProgressEvent event) {
        telemetry.count(
                "chainon_stream_rows_total",
                event.progress().numInputRows(),
                "query",
                String.valueOf(event.progress().name()));
    }

    @Override
    public void onQueryTerminated(QueryTerminatedEvent event) {
        telemetry.count(
                "chainon_stream_query_ends_total",
                1,
                "failed",
                String.valueOf(event.exception().isDefined()));
    }
}
