package dev.chainon.console.page;

import dev.chainon.console.live.Place;
import dev.chainon.console.live.Sky;
import dev.chainon.console.live.Trip;
import dev.chainon.console.text.Words;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Server-sent events of the live page, one a second: the clock, the trips that are new, the figures, the boards and what the replay does. A browser that reads too
 * slowly misses beats and gets all it missed with the next one.
 */
final class LiveStream {

    private static final long BEAT_MILLIS = 1000;
    private static final int MAX_VIEWERS = 200;

    private final Sky sky;
    private final LivePage page;
    private final AtomicInteger viewers = new AtomicInteger();

    LiveStream(Sky sky, LivePage page) {
        this.sky = sky;
        this.page = page;
    }

    void open(RoutingContext context, Words words) {
        if (viewers.incrementAndGet() > MAX_VIEWERS) {
            viewers.decrementAndGet();
            context.response().setStatusCode(503).end();
            return;
        }
        HttpServerResponse response = context.response()
                .putHeader("Content-Type", "text/event-stream; charset=utf-8")
                .putHeader("Cache-Control", "no-store")
                .setChunked(true);
        Viewer viewer = new Viewer(response, words);
        Vertx vertx = context.vertx();
        viewer.beat();
        long timer = vertx.setPeriodic(BEAT_MILLIS, id -> viewer.beat());
        response.closeHandler(closed -> {
            vertx.cancelTimer(timer);
            viewers.decrementAndGet();
        });
    }

    /** One browser and what it has seen. */
    private final class Viewer {
        private final HttpServerResponse response;
        private final Words words;
        private long seen;
        private int epoch = Integer.MIN_VALUE;
        private int places;

        Viewer(HttpServerResponse response, Words words) {
            this.response = response;
            this.words = words;
        }

        void beat() {
            if (response.writeQueueFull() || response.ended()) {
                return;
            }
            Sky.View view = sky.since(seen);
            JsonObject beat = new JsonObject()
                    .put("reset", view.epoch() != epoch)
                    .put("minute", view.started() ? view.minute() : 0)
                    .put("day", view.started() ? words.day(view.minute()) : "")
                    .put("trips", trips(view))
                    .put("figures", figures())
                    .put("risky", lines(page.risky(words)))
                    .put("arrivals", lines(page.arrivals(words)))
                    .put("replay", page.replay(words))
                    .put("paused", page.paused());
            epoch = view.epoch();
            seen = view.sequence();
            Map<String, Place> known = sky.places();
            if (known.size() != places) {
                places = known.size();
                beat.put("places", points(known));
            }
            response.write("data: " + beat.encode() + "\n\n");
        }

        private JsonObject figures() {
            JsonObject figures = new JsonObject();
            page.figures(words).forEach(figures::put);
            return figures;
        }
    }

    private static JsonArray lines(List<RiskyLine> all) {
        JsonArray lines = new JsonArray();
        all.forEach(line -> lines.add(new JsonArray()
                .add(line.from())
                .add(line.to())
                .add(line.fromCity())
                .add(line.toCity())
                .add(line.local())
                .add(line.risk())
                .add(line.percent())));
        return lines;
    }

    private static JsonObject points(Map<String, Place> known) {
        JsonObject points = new JsonObject();
        known.forEach((code, place) -> points.put(
                code,
                new JsonArray()
                        .add(tenth(place.point().x()))
                        .add(tenth(place.point().y()))));
        return points;
    }

    private static JsonArray trips(Sky.View view) {
        JsonArray trips = new JsonArray();
        for (Trip trip : view.trips()) {
            trips.add(new JsonArray()
                    .add(trip.from().code())
                    .add(trip.to().code())
                    .add(trip.departs())
                    .add(trip.arrives())
                    .add(Math.round(trip.risk() * 100)));
        }
        return trips;
    }

    private static double tenth(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
