package dev.chainon.flights;

import dev.chainon.core.features.Reason;
import java.util.List;
import java.util.stream.Stream;

/** The 52 features as the eleven things that a passenger would name. Only delays and shares of late flights sway: counts are no calmer for being small. */
final class FlightReasons {

    private static final List<Reason> ALL = List.of(
            still("time", "time_sin", "time_cos", "time_sin2", "time_cos2", "hours_since_four"),
            still(
                    "day",
                    "monday",
                    "tuesday",
                    "wednesday",
                    "thursday",
                    "friday",
                    "saturday",
                    "sunday",
                    "holiday_within_1",
                    "holiday_within_3"),
            still("distance", "log_distance", "delta_latitude", "delta_longitude"),
            still(
                    "habits",
                    "origin_late_rate",
                    "destination_late_rate",
                    "route_late_rate",
                    "origin_hour_late_rate",
                    "log_route_flights"),
            still(
                    "slot",
                    "slot_late_rate",
                    "slot_flights_a_day",
                    "slot_on_time_2h",
                    "slot_missing_departures",
                    "minute_multiple_of_5"),
            new Reason("network", delays("network_60", "network_180"), delays("network_60", "network_180")),
            swaying("landed_origin", "landed_origin_60", "landed_origin_180"),
            swaying("landed_destination", "landed_destination_60", "landed_destination_180"),
            swaying("left_origin", "left_origin_180"),
            swaying("route", "route_360"),
            still("traffic", "departures_origin_60", "departures_origin_60_ratio", "bound_for_destination_180"));

    private FlightReasons() {}

    static List<Reason> all() {
        return ALL;
    }

    private static Reason still(String key, String... features) {
        return new Reason(key, List.of(features), List.of());
    }

    private static Reason swaying(String key, String... windows) {
        List<String> sways = delays(windows);
        List<String> counts =
                List.of(windows).stream().map(window -> window + "_count").toList();
        return new Reason(key, Stream.concat(sways.stream(), counts.stream()).toList(), sways);
    }

    private static List<String> delays(String... windows) {
        return List.of(windows).stream()
                .flatMap(window -> Stream.of(window + "_late_share", window + "_mean_delay"))
                .toList();
    }
}
