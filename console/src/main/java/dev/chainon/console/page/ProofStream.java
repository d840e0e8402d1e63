package dev.chainon.console.page;

import dev.chainon.console.source.Jury;
import dev.chainon.console.source.ProofRun;
import dev.chainon.console.source.Prover;
import dev.chainon.console.text.Words;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a proof of the catalogue for who sends the operator's key, and streams what it prints as server-sent events: {@code text} as it comes, then one
 * {@code end} with the exit code. The proof ends when its reader leaves.
 */
final class ProofStream {

    private static final Logger LOG = LoggerFactory.getLogger(ProofStream.class);
    private static final int ON_THE_WAY = 32;
    private static final String KEY = "X-API-Key";

    private final Jury jury;

    ProofStream(Jury jury) {
        this.jury = jury;
    }

    void open(RoutingContext context, Words words) {
        Prover prover = jury.prover();
        String id =
                Optional.ofNullable(context.request().getFormAttribute("id")).orElse("");
        String key = Optional.ofNullable(context.request().getHeader(KEY)).orElse("");
        if (prover.hindrance().isPresent()) {
            refuse(
                    context,
                    403,
                    words.text("jury.prove.off." + prover.hindrance().get()));
        } else if (!prover.opens(key)) {
            LOG.warn("proof refused: not the operator's key id={}", known(id) ? id : "unknown");
            refuse(context, 401, words.text("jury.prove.key"));
        } else if (!known(id)) {
            refuse(context, 404, words.text("jury.prove.unknown"));
        } else {
            start(context, id, words);
        }
    }

    /** Whether the catalogue has this criterion or clause: nothing else ever becomes part of a command. */
    private boolean known(String id) {
        return jury.proofs()
                .report()
                .filter(report ->
                        report.criteria().anyMatch(c -> c.criterion().id().equals(id))
                                || report.clause(id).isPresent())
                .isPresent();
    }

    private void start(RoutingContext context, String id, Words words) {
        Reader reader = new Reader(context);
        try {
            Optional<ProofRun> run = jury.prover().start(id, words.language().code(), reader);
            if (run.isEmpty()) {
                refuse(
                        context,
                        409,
                        words.text("jury.prove.busy", jury.prover().running().orElse(id)));
            } else {
                reader.follow(run.get());
            }
        } catch (IOException e) {
            LOG.warn("proof not started id={} cause={}", id, e.toString());
            refuse(context, 503, words.text("jury.prove.failed"));
        }
    }

    private static void refuse(RoutingContext context, int status, String why) {
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(new JsonObject().put("error", why).encode());
    }

    /** One browser that reads along. */
    private final class Reader implements Prover.Listener {

        private final HttpServerResponse response;
        private final Context loop;
        /** What may be on its way: beyond that the command waits, whose output nobody holds. */
        private final Semaphore room = new Semaphore(ON_THE_WAY);

        Reader(RoutingContext context) {
            response = context.response();
            loop = context.vertx().getOrCreateContext();
        }

        void follow(ProofRun run) {
            loop.runOnContext(now -> {
                if (response.closed()) {
                    run.stop();
                    return;
                }
                response.closeHandler(left -> run.stop());
                response.exceptionHandler(broken -> run.stop());
                head();
            });
        }

        private void head() {
            if (!response.headWritten()) {
                response.putHeader("Content-Type", "text/event-stream; charset=utf-8")
                        .putHeader("Cache-Control", "no-store")
                        .setChunked(true);
            }
        }

        @Override
        public void text(String text) {
            room.acquireUninterruptibly();
            send("text", new JsonObject().put("text", text)).onComplete(sent -> room.release());
        }

        @Override
        public void ended(int code) {
            // What the page loads next says how the clause stands now.
            jury.proofs().renew();
            send("end", new JsonObject().put("code", code)).onComplete(sent -> {
                if (!response.ended() && !response.closed()) {
                    response.end();
                }
            });
        }

        /** Completes once the connection has taken it, or is no more. */
        private Future<Void> send(String event, JsonObject data) {
            Promise<Void> taken = Promise.promise();
            try {
                loop.runOnContext(now -> write(event, data, taken));
            } catch (RejectedExecutionException e) {
                LOG.debug("the server is gone before its proof cause={}", e.toString());
                taken.complete();
            }
            return taken.future();
        }

        private void write(String event, JsonObject data, Promise<Void> taken) {
            if (response.ended() || response.closed()) {
                taken.complete();
                return;
            }
            head();
            response.write("event: " + event + "\ndata: " + data.encode() + "\n\n")
                    .onComplete(written -> taken.tryComplete());
        }
    }
}
