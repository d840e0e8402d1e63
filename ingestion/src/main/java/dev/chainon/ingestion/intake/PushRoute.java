package dev.chainon.ingestion.intake;

import dev.chainon.core.process.Telemetry;
import dev.chainon.streams.RawPublisher;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code POST /v1/events}: answered once the broker has every record, or has refused one. */
final class PushRoute {

    private static final Logger LOG = LoggerFactory.getLogger(PushRoute.class);
    private static final Map<String, String> ORIGIN = Map.of("intake-source", "http");

    private final Vertx vertx;
    private final IntakeSettings.Limits limits;
    private final RawPublisher raw;
    private final Telemetry telemetry;
    private final Budget budget;

    PushRoute(Vertx vertx, IntakeSettings.Limits limits, RawPublisher raw, Telemetry telemetry) {
        this.vertx = vertx;
        this.limits = limits;
        this.raw = raw;
        this.telemetry = telemetry;
        this.budget = new Budget(limits.bufferBytes());
        telemetry.gauge("chainon_intake_buffer_free_bytes", budget::free);
    }

    void handle(HttpServerRequest request) {
        try {
            PushBody form = PushBody.of(Optional.ofNullable(request.getHeader(HttpHeaders.CONTENT_TYPE))
                    .orElse(""));
            int bytes = Body.announced(request, limits.requestBytes());
            if (!budget.take(bytes)) {
                request.response().putHeader(HttpHeaders.RETRY_AFTER, "1");
                throw new Refusal(429, "too much waits for the broker: send the same again in a second");
            }
            Body.read(request, limits.requestBytes())
                    .compose(body -> publish(form, body))
                    .onComplete(ended -> budget.give(bytes))
                    .onSuccess(rows -> answer(request, RowResult.status(rows), RowResult.json(rows)))
                    .onFailure(cause -> fail(request, cause));
        } catch (Refusal e) {
            fail(request, e);
        }
    }

    /** Not on the event loop: a full buffer makes the sender wait. */
    private Future<List<RowResult>> publish(PushBody form, Buffer body) {
        return vertx.executeBlocking(() -> send(form.records(body.getBytes())), false)
                .compose(Future::fromCompletionStage);
    }

    private CompletableFuture<List<RowResult>> send(List<byte[]> records) {
        if (records.isEmpty()) {
            throw new Refusal(400, "the body holds no record");
        }
        List<CompletableFuture<RowResult>> rows =
                records.stream().map(this::send).toList();
        return CompletableFuture.allOf(rows.toArray(CompletableFuture[]::new))
                .thenApply(all -> rows.stream().map(CompletableFuture::join).toList());
    }

    private CompletableFuture<RowResult> send(byte[] record) {
        if (record.length > limits.recordBytes()) {
            count("refused");
            return CompletableFuture.completedFuture(new RowResult.Refused(
                    "the record has " + record.length + " bytes, more than " + limits.recordBytes()));
        }
        return raw.publish(record, ORIGIN).handle((offset, refused) -> {
            if (refused == null) {
                count("accepted");
                return new RowResult.Accepted(offset);
            }
            LOG.warn("the broker did not take a record", refused);
            count("unsure");
            return new RowResult.Unsure("the broker did not take it: send it again");
        });
    }

    private void count(String result) {
        telemetry.count("chainon_intake_records_total", 1, "source", "http", "result", result);
    }

    private void fail(HttpServerRequest request, Throwable cause) {
        if (cause instanceof Refusal refusal) {
            answer(request, refusal.status(), IntakeServer.error(refusal.sentence()));
        } else if (!request.response().closed()) {
            LOG.error("{} {} failed", request.method(), request.path(), cause);
            answer(request, 500, IntakeServer.error("the intake failed on this request; its log says why"));
        }
    }

    private void answer(HttpServerRequest request, int status, String json) {
        telemetry.count("chainon_intake_requests_total", 1, "status", Integer.toString(status));
        IntakeServer.answer(request, status, json);
    }
}
