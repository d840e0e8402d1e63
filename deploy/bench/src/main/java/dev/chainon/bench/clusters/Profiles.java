package dev.chainon.bench.clusters;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * Units described by numbers that hold no delay, each column with mean 0 and deviation 1.
 *
 * @param columns names of the numbers
 */
record Profiles(List<String> names, List<String> columns, double[][] rows) {

    private static final double LEAST_A_DAY = 1;

    Profiles {
        names = List.copyOf(names);
        columns = List.copyOf(columns);
    }

    /** Airports with at least one flight a day: traffic, distance, hour, weekend, regularity. */
    static Profiles ofAirports(List<AirportDay> days) {
        Map<String, List<AirportDay>> byAirport = new TreeMap<>();
        days.forEach(day -> byAirport
                .computeIfAbsent(day.airport(), key -> new ArrayList<>())
                .add(day));
        long span = days.stream().mapToInt(AirportDay::day).distinct().count();
        List<String> names = new ArrayList<>();
        List<double[]> rows = new ArrayList<>();
        byAirport.forEach((airport, own) -> {
            double flights = sum(own, AirportDay::flights);
            if (flights / span >= LEAST_A_DAY) {
                double weekend = sum(own.stream().filter(AirportDay::weekend).toList(), AirportDay::flights);
                names.add(airport);
                rows.add(new double[] {
                    Math.log(flights / span),
                    sum(own, day -> day.flights() * day.miles()) / flights,
                    sum(own, day -> day.flights() * day.minuteOfDay()) / flights / 60,
                    weekend / flights,
                    variation(own, flights / span, span)
                });
            }
        });
        return standardised(names, List.of("log flights a day", "miles", "hour", "weekend share", "variation"), rows);
    }

    /** UTC days: traffic, distance, hour, airports served, share of the ten busiest airports of the day. */
    static Profiles ofDays(List<AirportDay> days) {
        Map<Integer, List<AirportDay>> byDay = new TreeMap<>();
        days.forEach(day ->
                byDay.computeIfAbsent(day.day(), key -> new ArrayList<>()).add(day));
        List<String> names = new ArrayList<>();
        List<double[]> rows = new ArrayList<>();
        byDay.forEach((day, airports) -> {
            double flights = sum(airports, AirportDay::flights);
            double busiest = airports.stream()
                    .mapToLong(AirportDay::flights)
                    .map(n -> -n)
                    .sorted()
                    .limit(10)
                    .map(n -> -n)
                    .sum();
            names.add(Integer.toString(day));
            rows.add(new double[] {
                flights,
                sum(airports, one -> one.flights() * one.miles()) / flights,
                sum(airports, one -> one.flights() * one.minuteOfDay()) / flights / 60,
                airports.size(),
                busiest / flights
            });
        });
        return standardised(names, List.of("flights", "miles", "hour", "airports", "share of ten"), rows);
    }

    /** Deviation of the daily flights over their mean; a day without flights counts. */
    private static double variation(List<AirportDay> own, double mean, long span) {
        double squares =
                sum(own, day -> (day.flights() - mean) * (day.flights() - mean)) + (span - own.size()) * mean * mean;
        return Math.sqrt(squares / span) / mean;
    }

    private static double sum(List<AirportDay> days, ToDoubleFunction<AirportDay> value) {
        return days.stream().mapToDouble(value).sum();
    }

    private static Profiles standardised(List<String> names, List<String> columns, List<double[]> rows) {
        double[][] values = rows.toArray(double[][]::new);
        for (int column = 0; column < columns.size(); column++) {
            double mean = 0;
            double square = 0;
            for (double[] row : values) {
                mean += row[column] / values.length;
                square += row[column] * row[column] / values.length;
            }
            double deviation = Math.sqrt(Math.max(1e-12, square - mean * mean));
            for (double[] row : values) {
                row[column] = (row[column] - mean) / deviation;
            }
        }
        return new Profiles(names, columns, values);
    }
}
