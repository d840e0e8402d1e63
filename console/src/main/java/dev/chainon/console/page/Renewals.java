package dev.chainon.console.page;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Server-sent events by which an open page renews itself: asked at the page's own address by a browser that accepts {@code text/event-stream}, sent first at
 * once and then whenever the content changed. A browser that reads too slowly misses some and gets the newest.
 */
final class Renewals {

    private static final Logger LOG = LoggerFactory.getLogger(Renewals.class);
    private static final long BEAT_MILLIS = 2000;
    private static final int MAX_VIEWERS = 200;
    /** Beats without a change after which a remark is sent, by which a connection that died is noticed. */
    private static final int SILENT_BEATS = 8;

    private final AtomicInteger viewers = new AtomicInteger();

    /** Whether a request asks for events instead of the page. */
    private static boolean asked(RoutingContext context) {
        return Optional.ofNullable(context.request().getHeader("Accept"))
                .filter(accept -> accept.contains("text/event-stream"))
                .isPresent();
    }

    /**
     * Answers a request for events, and leaves any other to who comes next.
     *
     * @param content of the page that a request asks for; see {@link #open}
     */
    Handler<RoutingContext> orNext(Function<RoutingContext, Callable<String>> content) {
        return context -> {
            if (asked(context)) {
                open(context, content.apply(context));
            } else {
                context.next();
            }
        };
    }

    /** @param content what the browser is to have; called on a worker, every two seconds while somebody looks */
    private void open(RoutingContext context, Callable<String> content) {
        if (viewers.incrementAndGet() > MAX_VIEWERS) {
            viewers.decrementAndGet();
            context.response().setStatusCode(503).end();
            return;
        }
        HttpServerResponse response = context.response()
                .putHeader("Content-Type", "text/event-stream; charset=utf-8")
                .putHeader("Cache-Control", "no-store")
                .putHeader("Vary", "Accept")
                .setChunked(true);
        Viewer viewer = new Viewer(context.vertx(), response, content);
        viewer.beat();
        long timer = context.vertx().setPeriodic(BEAT_MILLIS, id -> viewer.beat());
        response.closeHandler(closed -> {
            context.vertx().cancelTimer(timer);
            viewers.decrementAndGet();
        });
    }

    /** One browser and what it has; on its event loop only. */
    private static final class Viewer {

        private final Vertx vertx;
        private final HttpServerResponse response;
        private final Callable<String> content;
        private String has = "";
        private boolean busy;
        private int silent;

        Viewer(Vertx vertx, HttpServerResponse response, Callable<String> content) {
            this.vertx = vertx;
            this.response = response;
            this.content = content;
        }

        void beat() {
            if (busy || response.writeQueueFull() || response.ended() || response.closed()) {
                return;
            }
            busy = true;
            vertx.executeBlocking(content, false).onComplete(made -> {
                busy = false;
                if (made.failed()) {
                    LOG.debug("a page has nothing new cause={}", String.valueOf(made.cause()));
                } else if (!response.ended() && !response.closed()) {
                    send(made.result());
                }
            });
        }

        private void send(String next) {
            if (!next.equals(has)) {
                has = next;
                silent = 0;
                response.write("data: " + new JsonObject().put("content", next).encode() + "\n\n");
            } else if (++silent % SILENT_BEATS == 0) {
                response.write(": still here\n\n");
            }
        }
    }
}
