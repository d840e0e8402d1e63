package dev.chainon.apps;

import dev.chainon.apps.fuzz.Footprint;
import dev.chainon.apps.fuzz.Target;
import dev.chainon.apps.fuzz.Trial;
import dev.chainon.core.process.Progress;
import dev.chainon.core.process.Supervised;
import dev.chainon.flights.Flights;
import dev.chainon.flights.events.FlightEvent;
import dev.chainon.registry.Bundle;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;

/**
 * Sends malformed requests to a server of the flights in this process, one in ten of them as frames of gRPC on a connection of its own, and tells what came
 * of it. Arguments: folder of a bundle, how many, the seed.
 */
public final class FuzzServing {

    private static final int FRAMES = 10;

    private FuzzServing() {}

    public static void main(String[] args) throws Exception {
        Supervised.exitWhenInputCloses();
        int requests = Integer.parseInt(args[1]);
        try (Target<FlightEvent> target =
                new Target<>(new Flights(), Bundle.open(Path.of(args[0])).onnx())) {
            int frames = requests / FRAMES;
            Trial.Seen seen =
                    new Trial(target, Long.parseLong(args[2])).run(new Trial.Load(requests - frames, frames), 10);
            JsonObject statuses = new JsonObject();
            seen.tally().statuses().forEach((status, n) -> statuses.put(String.valueOf(status), n));
            JsonObject told = new JsonObject()
                    .put("statuses", statuses)
                    .put("faults", seen.tally().faults())
                    .put("insides", seen.tally().insides())
                    .put("silent", seen.tally().silent())
                    .put("closed", seen.tally().closed())
                    .put("insane", seen.tally().insane())
                    .put("first", seen.tally().firstFault())
                    .put("frames", frames)
                    .put("framesAnswered", seen.frames().answered())
                    .put("framesClosed", seen.frames().closed())
                    .put("framesSilent", seen.frames().silent())
                    .put("framesInsane", seen.frames().insane())
                    .put("seconds", seen.seconds())
                    .put("before", json(seen.before()))
                    .put("after", json(seen.after()));
            new Progress(System.out).result(told.encode());
        }
        System.exit(0);
    }

    private static JsonObject json(Footprint print) {
        return new JsonObject()
                .put("threads", print.threads())
                .put("descriptors", print.descriptors())
                .put("heap", print.heapBytes())
                .put("direct", print.directBytes());
    }
}
