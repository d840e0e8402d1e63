package dev.chainon.console.live;

import dev.chainon.console.map.UnitedStates;
import dev.chainon.core.model.Prediction;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The trips under way in event time, built from the predictions as they come. A new epoch clears it. Predictions whose facts hold no coordinates move
 * the clock only. Thread-safe.
 */
public final class Sky {

    /** Departures of the last half hour are the ones that can still be acted on. */
    static final int RECENT_MINUTES = 30;

    private static final int CAPACITY = 8_000;

    private final Deque<Trip> trips = new ArrayDeque<>();
    private final Map<String, Place> places = new HashMap<>();
    private int epoch = Integer.MIN_VALUE;
    private long minute = Long.MIN_VALUE;
    private long sequence;

    /**
     * @param minute the event clock; {@link Long#MIN_VALUE} before the first prediction
     * @param sequence of the latest trip
     */
    public record View(int epoch, long minute, long sequence, List<Trip> trips) {
        public View {
            trips = List.copyOf(trips);
        }

        public boolean started() {
            return minute != Long.MIN_VALUE;
        }
    }

    public synchronized void accept(Prediction prediction) {
        if (prediction.epoch() < epoch) {
            return;
        }
        if (prediction.epoch() > epoch) {
            epoch = prediction.epoch();
            minute = Long.MIN_VALUE;
            trips.clear();
        }
        minute = Math.max(minute, prediction.minute());
        Optional<Place> from = place(prediction.facts(), "origin");
        Optional<Place> to = place(prediction.facts(), "destination");
        if (from.isPresent() && to.isPresent()) {
            add(prediction, from.get(), to.get());
        }
        while (!trips.isEmpty() && (trips.size() > CAPACITY || trips.peekFirst().arrives() < minute - 60)) {
            trips.removeFirst();
        }
    }

    private void add(Prediction prediction, Place from, Place to) {
        long departs = prediction.minute();
        trips.addLast(new Trip(
                ++sequence,
                prediction.subject(),
                from,
                to,
                prediction.facts().getOrDefault("local", ""),
                departs,
                departs + Trip.minutes(from, to, prediction.facts().getOrDefault("blockMinutes", "")),
                prediction.probability()));
    }

    private Optional<Place> place(Map<String, String> facts, String key) {
        String code = facts.getOrDefault(key, "");
        Optional<Place> known = Optional.ofNullable(places.get(code));
        return known.isPresent() || code.isEmpty() ? known : locate(code, key, facts);
    }

    private Optional<Place> locate(String code, String key, Map<String, String> facts) {
        try {
            double lat = Double.parseDouble(facts.getOrDefault(key + "Lat", ""));
            double lon = Double.parseDouble(facts.getOrDefault(key + "Lon", ""));
            String city = facts.getOrDefault(key + "City", "");
            Optional<Place> place = UnitedStates.project(lat, lon).map(point -> new Place(code, city, lat, lon, point));
            place.ifPresent(p -> places.put(code, p));
            return place;
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Trips under way that came after the given sequence number; 0 for all. */
    public synchronized View since(long seen) {
        List<Trip> fresh = trips.stream()
                .filter(trip -> trip.sequence() > seen && trip.arrives() >= minute)
                .toList();
        return new View(epoch, minute, sequence, fresh);
    }

    /** Departures of the last half hour of event time, the riskiest first. */
    public synchronized List<Trip> riskiest(int limit) {
        return trips.stream()
                .filter(trip -> trip.departs() > minute - RECENT_MINUTES)
                .sorted(Comparator.comparingDouble(Trip::risk).reversed().thenComparing(Trip::sequence))
                .limit(limit)
                .toList();
    }

    /** Trips under way that are expected to end first. */
    public synchronized List<Trip> next(int limit) {
        return trips.stream()
                .filter(trip -> trip.arrives() >= minute)
                .sorted(Comparator.comparingLong(Trip::arrives).thenComparing(Trip::sequence))
                .limit(limit)
                .toList();
    }

    public synchronized long underWay() {
        return trips.stream().filter(trip -> trip.arrives() >= minute).count();
    }

    /** Places seen so far by their code. */
    public synchronized Map<String, Place> places() {
        return places.values().stream().collect(Collectors.toMap(Place::code, p -> p, (a, b) -> a, TreeMap::new));
    }
}
