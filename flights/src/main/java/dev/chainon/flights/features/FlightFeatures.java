package dev.chainon.flights.features;

import dev.chainon.core.features.FeatureEngine;
import dev.chainon.core.features.Features;
import dev.chainon.flights.airports.Airports;
import dev.chainon.flights.events.FlightEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The names of the 52 features and the days of the engine, which end at 10:00 UTC, when the network sleeps. */
public final class FlightFeatures implements Features<FlightEvent> {

    /** Departures an hour that are added to both sides of {@code departures_origin_60_ratio}. */
    public static final double CONGESTION_PRIOR = 2;

    private static final int CUT = 600;
    private static final int DAY = 1440;

    private static final List<String> NAMES = List.of(
            "time_sin",
            "time_cos",
            "time_sin2",
            "time_cos2",
            "hours_since_four",
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "holiday_within_1",
            "holiday_within_3",
            "log_distance",
            "delta_latitude",
            "delta_longitude",
            "origin_late_rate",
            "destination_late_rate",
            "route_late_rate",
            "origin_hour_late_rate",
            "log_route_flights",
            "slot_late_rate",
            "slot_flights_a_day",
            "slot_on_time_2h",
            "slot_missing_departures",
            "minute_multiple_of_5",
            "network_60_late_share",
            "network_60_mean_delay",
            "network_180_late_share",
            "network_180_mean_delay",
            "landed_origin_60_late_share",
            "landed_origin_60_mean_delay",
            "landed_origin_60_count",
            "landed_origin_180_late_share",
            "landed_origin_180_mean_delay",
            "landed_origin_180_count",
            "landed_destination_60_late_share",
            "landed_destination_60_mean_delay",
            "landed_destination_60_count",
            "landed_destination_180_late_share",
            "landed_destination_180_mean_delay",
            "landed_destination_180_count",
            "left_origin_180_late_share",
            "left_origin_180_mean_delay",
            "left_origin_180_count",
            "route_360_late_share",
            "route_360_mean_delay",
            "route_360_count",
            "departures_origin_60",
            "departures_origin_60_ratio",
            "bound_for_destination_180");

    /** The calendar, the map and the late rates of the past weeks. */
    private static final List<String> STATIC =
            NAMES.subList(NAMES.indexOf("time_sin"), NAMES.indexOf("log_route_flights") + 1);

    private final Airports airports;

    /** Where each family ends in the list of names, in its order. */
    private enum Family {
        TIME(5),
        CALENDAR(14),
        GEOGRAPHY(17),
        HISTORY(22),
        SLOT(27),
        STREAM(49),
        CONGESTION(52);

        private final int end;

        Family(int end) {
            this.end = end;
        }
    }

    public FlightFeatures(Airports airports) {
        this.airports = airports;
    }

    static int dayOf(long minute) {
        return (int) Math.floorDiv(minute - CUT, (long) DAY);
    }

    @Override
    public List<String> names() {
        return NAMES;
    }

    /**
     * The seven families, and {@code enrichment}: what airports, their zones, the distance between them and the calendar add to the bare events. {@code time}
     * is the local time that a zone gives.
     */
    @Override
    public Map<String, List<String>> families() {
        Map<String, List<String>> families = new LinkedHashMap<>();
        families.put("enrichment", NAMES.subList(0, Family.GEOGRAPHY.end));
        int start = 0;
        for (Family family : Family.values()) {
            families.put(family.name().toLowerCase(Locale.ROOT), NAMES.subList(start, family.end));
            start = family.end;
        }
        return families;
    }

    @Override
    public List<String> staticNames() {
        return STATIC;
    }

    /** Place of a feature in the vector. */
    public static int place(String name) {
        int place = NAMES.indexOf(name);
        if (place < 0) {
            throw new IllegalArgumentException("there is no feature '" + name + "'; there are " + NAMES);
        }
        return place;
    }

    @Override
    public FeatureEngine<FlightEvent> newEngine() {
        return new FlightEngine(airports);
    }

    @Override
    public int day(long minute) {
        return dayOf(minute);
    }

    @Override
    public long startOfDay(int day) {
        return (long) day * DAY + CUT;
    }

    /** 24 hours of departures for today's counts, six of landings, with room for a flight that left just before. */
    @Override
    public int warmUpMinutes() {
        return 30 * 60;
    }

    @Override
    public DayCounter<FlightEvent> counter(int day) {
        return new SlotCounter(airports, day);
    }
}
