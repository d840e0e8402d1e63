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

    @SuppressWarnings("FutureReturnValueIgnored") // a refusal that nobody reads needs no more
    void handle(HttpServerRequest request) {
        try {
            PushBody form = PushBody.of(Optional.ofNullable(request.getHeader(HttpHeaders.CONTENT_TYPE))
                    .orElse(""));
            Budget.Hold hold =
                    budget.hold(Body.announced(request, limits.requestBytes())).orElseThrow(PushRoute::tooMuchWaits);
            take(request, form, hold);
        } catch (Refusal e) {
            fail(request, e);
        }
    }

    /** What the request holds is given back when its answer is written, or can never be: an answer that nobody reads is memory too. */
    @SuppressWarnings("FutureReturnValueIgnored") // the last step tells how it ended
    private void take(HttpServerRequest request, PushBody form, Budget.Hold hold) {
        Body.read(request, limits.requestBytes())
                .compose(body -> records(form, body))
                .compose(records -> hold.fits(records.size()) ? publish(records) : Future.failedFuture(tooMuchWaits()))
                .compose(
                        rows -> answer(request, RowResult.status(rows), RowResult.json(rows)),
                        cause -> fail(request, cause))
                .onComplete(ended -> hold.give());
    }

    private static Refusal tooMuchWaits() {
        return new Refusal(429, "too much waits for the broker: send the same again in a second");
    }

    private Future<List<byte[]>> records(PushBody form, Buffer body) {
        return vertx.executeBlocking(
                () -> {
                    List<byte[]> records = form.records(body.getBytes(), limits.requestRecords());
                    if (records.isEmpty()) {
                        throw new Refusal(400, "the body holds no record");
                    }
                    return records;
                },
                false);
    }

    /** Not on the event loop: a full buffer makes the sender wait. */
    private Future<List<RowResult>> publish(List<byte[]> records) {
        return vertx.executeBlocking(() -> send(records), false).compose(Future::fromCompletionStage);
    }

    private CompletableFuture<List<RowResult>> send(List<byte[]> records) {
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

    private Future<Void> fail(HttpServerRequest request, Throwable cause) {
        if (cause instanceof Refusal refusal) {
            if (refusal.status() == 429) {
                request.response().putHeader(HttpHeaders.RETRY_AFTER, "1");
            }
            return answer(request, refusal.status(), IntakeServer.error(refusal.sentence()));
        }
        if (request.response().closed()) {
            return Future.succeededFuture();
        }
        LOG.error("{} {} failed", request.method(), request.path(), cause);
        return answer(request, 500, IntakeServer.error("the intake failed on this request; its log says why"));
    }

    private Future<Void> answer(HttpServerRequest request, int status, String json) {
        telemetry.count("chainon_intake_requests_total", 1, "status", Integer.toString(status));
        return IntakeServer.write(request, status, json);
    }
}
