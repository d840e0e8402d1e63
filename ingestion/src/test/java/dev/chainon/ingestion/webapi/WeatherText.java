package dev.chainon.ingestion.webapi;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Answers of any length in the documented form, hand-made: their numbers count up and were measured by nobody. */
final class WeatherText {

    private WeatherText() {}

    static String february2001() {
        return days(LocalDate.of(2001, 2, 1), 28);
    }

    static float temperature(int hour) {
        return hour % 40;
    }

    static String days(LocalDate first, int days) {
        LocalDateTime begin = first.atStartOfDay();
        StringBuilder units = new StringBuilder("{\"time\":\"iso8601\"");
        StringBuilder hourly = new StringBuilder("{\"time\":" + list(days, h -> "\"" + begin.plusHours(h) + "\""));
        for (WeatherVariable variable : WeatherVariable.values()) {
            IntFunction<String> value = variable == WeatherVariable.PRESSURE_MSL
                    ? h -> "1000.0"
                    : h -> Float.toString(variable == WeatherVariable.TEMPERATURE_2M ? temperature(h) : 0);
            units.append(",\"")
                    .append(variable.key())
                    .append("\":\"")
                    .append(variable.unit())
                    .append('"');
            hourly.append(",\"").append(variable.key()).append("\":").append(list(days, value));
        }
        return "{\"_fixture\":\"hand-made from the documentation\",\"latitude\":42.0,\"longitude\":-87.75,"
                + "\"utc_offset_seconds\":0,\"hourly_units\":" + units + "},\"hourly\":" + hourly + "}}";
    }

    private static String list(int days, IntFunction<String> value) {
        return IntStream.range(0, days * 24).mapToObj(value).collect(Collectors.joining(",", "[", "]"));
    }
}
