package dev.chainon.flights.features;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The histories of all routes seen so far, in the order they were first seen. */
final class Routes {

    private final int airports;
    private final RouteHistory[][] byAirports;
    private final Map<Long, RouteHistory> all = new LinkedHashMap<>();

    Routes(int airports) {
        this.airports = airports;
        this.byAirports = new RouteHistory[airports][];
    }

    /** The route's history, a new one at its first appearance. */
    RouteHistory of(int origin, int destination) {
        RouteHistory[] row = byAirports[origin];
        if (row == null) {
            row = new RouteHistory[airports];
            byAirports[origin] = row;
        }
        RouteHistory route = row[destination];
        if (route == null) {
            route = new RouteHistory(all.size());
            row[destination] = route;
            all.put((long) origin * airports + destination, route);
        }
        return route;
    }

    void decay(double factor, double slotFactor) {
        for (RouteHistory route : all.values()) {
            route.decay(factor, slotFactor);
        }
    }

    void snapshot(DataOutputStream out) throws IOException {
        out.writeInt(all.size());
        for (Map.Entry<Long, RouteHistory> entry : all.entrySet()) {
            out.writeLong(entry.getKey());
            entry.getValue().snapshot(out);
        }
    }

    void restore(DataInputStream in) throws IOException {
        for (int n = in.readInt(); n > 0; n--) {
            long key = in.readLong();
            of((int) (key / airports), (int) (key % airports)).restore(in);
        }
    }
}
