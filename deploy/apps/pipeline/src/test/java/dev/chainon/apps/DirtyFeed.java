package dev.chainon.apps;

import dev.chainon.core.event.History;
import dev.chainon.flights.Flights;
import dev.chainon.flights.events.FlightEvent;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Raw records of made-up flights in the order a feed sends them: any list of plants gives a feed. */
final class DirtyFeed {

    /**
     * One flight more.
     *
     * @param dirt what happens to its records
     * @param amount which of the possible ways, from 0
     */
    record Plant(Dirt dirt, int amount) {}

    private static final long START = LocalDateTime.parse("2001-05-02T06:00").toEpochSecond(ZoneOffset.UTC) / 60;
    private static final List<String> FIELDS =
            List.of("type", "flight", "sent", "departed", "origin", "destination", "distance");

    private static final List<String> AHEAD = List.of("2001-06", "2002-05", "2099-05", "9999-05", "+999999-05");

    private final History<FlightEvent> history;
    private final List<Optional<byte[]>> sent = new ArrayList<>();
    private final List<byte[]> late = new ArrayList<>();
    private long minute = START;

    private DirtyFeed(Flights flights) {
        this.history = flights.history();
    }

    /** The bytes of each record by its place; empty where a record has a key and no value. */
    static List<Optional<byte[]>> of(Flights flights, List<Plant> plants) {
        DirtyFeed feed = new DirtyFeed(flights);
        plants.forEach(feed::add);
        feed.late.forEach(record -> feed.sent.add(Optional.of(record)));
        return feed.sent;
    }

    private void add(Plant plant) {
        // Hours apart, so that a log of some hundred flights outlives the memory of what was seen.
        minute += 7 + plant.amount() % 90;
        int amount = plant.amount();
        List<History.FeedRecord> records = history.feed(row(plant), 1 + amount % 3);
        byte[] departure = records.get(0).json();
        byte[] arrival = records.get(1).json();
        switch (plant.dirt()) {
            case NO_DEPARTURE -> send(arrival);
            case NO_ARRIVAL -> send(departure);
            case SWAPPED -> send(arrival, departure);
            case TWICE_AT_ONCE -> send(departure, departure, arrival, arrival);
            case SENT_AGAIN -> sendAgain(amount);
            case NO_VALUE -> sent.add(Optional.empty());
            case CLOCK_AHEAD -> send(ahead(departure, amount), departure, ahead(arrival, amount + 1), arrival);
            case LATE -> {
                send(arrival);
                late.add(departure);
            }
            default -> send(spoilt(plant, departure), spoilt(plant, arrival));
        }
        if (late.size() > 3) {
            send(late.remove(0));
        }
    }

    private Object[] row(Plant plant) {
        long stamp = plant.dirt() == Dirt.AFTER_MIDNIGHT ? minute - minute % 1440 + 30 : minute;
        long delay =
                switch (plant.dirt()) {
                    case AFTER_MIDNIGHT -> 90;
                    case DELAY_WRONG -> plant.amount() % 2 == 0 ? 1300 : -300;
                    default -> plant.amount() % 40 - 10;
                };
        return new Object[] {stamp, delay, 606L, "ATL", "ORD"};
    }

    private void sendAgain(int amount) {
        if (!sent.isEmpty()) {
            sent.add(sent.get(amount % sent.size()));
        }
    }

    /** The same record from a clock that is a month ahead, or up to a million years: its two dates agree with each other. */
    private static byte[] ahead(byte[] record, int amount) {
        String later = AHEAD.get(amount % AHEAD.size());
        return new String(record, StandardCharsets.UTF_8)
                .replaceAll("(\"(?:sent|departed)\":\")2001-05", "$1" + later)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] spoilt(Plant plant, byte[] record) {
        String json = new String(record, StandardCharsets.UTF_8);
        String field = FIELDS.get(plant.amount() % FIELDS.size());
        String value = "\"" + field + "\":(\"[^\"]*\"|\\d+)";
        String spoilt =
                switch (plant.dirt()) {
                    case CUT -> json.substring(0, plant.amount() % json.length());
                    case NO_JSON -> "flight " + plant.amount();
                    case NO_BYTES -> "";
                    case FIELD_MISSING -> json.replaceFirst(value, "\"spoilt\":0");
                    case FIELD_NULL -> json.replaceFirst(value, "\"" + field + "\":null");
                    case FIELD_UNKNOWN -> json.replace("}", ",\"gate\":{\"n\":[" + plant.amount() + "]}}");
                    case TYPE_WRONG -> json.replaceFirst(value, "\"" + field + "\":[1]");
                    case AIRPORT_UNKNOWN -> json.replace("\"ORD\"", "\"QQQ\"");
                    case AIRPORTS_EQUAL -> json.replace("\"ORD\"", "\"ATL\"");
                    case DISTANCE_WRONG -> json.replace(":606", ":" + (700 + plant.amount()));
                    case STAMP_WRONG -> json.replace("\"departed\":\"2001-05", "\"departed\":\"2001-06");
                    default -> json;
                };
        return spoilt.getBytes(StandardCharsets.UTF_8);
    }

    private void send(byte[]... records) {
        for (byte[] record : records) {
            sent.add(Optional.of(record));
        }
    }
}
