package dev.chainon.flights.features;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The histories of all routes seen so far, in the order they were first seen. */
final class Routes {

    private static final int FIRST_PLACES = 1 << 12;

    /** Fibonacci hashing: 2^32 divided by the golden ratio. */
    private static final int SPREAD = 0x9E3779B9;

    private final int airports;
    private final List<RouteHistory> all = new ArrayList<>();
    /** Open addressing, at most half full: a route is found by one look into the table and one at itself. */
    private @Nullable RouteHistory[] places = new RouteHistory[FIRST_PLACES];

    Routes(int airports) {
        this.airports = airports;
    }

    /** The route's history, a new one at its first appearance. */
    RouteHistory of(int origin, int destination) {
        int key = origin * airports + destination;
        int place = place(key);
        RouteHistory route = places[place];
        if (route == null) {
            route = new RouteHistory(key, all.size());
            all.add(route);
            places[place] = route;
            grow();
        }
        return route;
    }

    /** Where a key is, or where it belongs. */
    private int place(int key) {
        int last = places.length - 1;
        int place = (key * SPREAD) >>> Integer.numberOfLeadingZeros(last);
        RouteHistory there = places[place];
        while (there != null && there.key != key) {
            place = (place + 1) & last;
            there = places[place];
        }
        return place;
    }

    private void grow() {
        if (2 * all.size() > places.length) {
            places = new RouteHistory[2 * places.length];
            all.forEach(route -> places[place(route.key)] = route);
        }
    }

    void decay(double factor, double slotFactor) {
        for (RouteHistory route : all) {
            route.decay(factor, slotFactor);
        }
    }

    void snapshot(DataOutputStream out) throws IOException {
        out.writeInt(all.size());
        for (RouteHistory route : all) {
            out.writeLong(route.key);
            route.snapshot(out);
        }
    }

    void restore(DataInputStream in) throws IOException {
        for (int n = in.readInt(); n > 0; n--) {
            long key = in.readLong();
            of((int) (key / airports), (int) (key % airports)).restore(in);
        }
    }
}
