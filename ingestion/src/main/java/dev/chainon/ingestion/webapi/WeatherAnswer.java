package dev.chainon.ingestion.webapi;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.chainon.core.observation.HourlySeries;
import dev.chainon.core.observation.Place;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * Reads an answer of Open-Meteo's archive API and believes nothing: every hour of the asked days in order, documented units, plausible values. A value
 * that is null or not a number is an unknown hour, which the API documents for hours it has not.
 */
record WeatherAnswer(Place place, LocalDate first, LocalDate last) implements WebApi.Reader<HourlySeries> {

    static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** ERA5's cells are a quarter of a degree wide; an answer for a place further away is for another place. */
    private static final double NEAR_DEGREES = 1;

    private static final int HOURS = 24;

    @Override
    public HourlySeries read(byte[] body) throws IOException {
        JsonNode root = JSON.readTree(body);
        near(root, "latitude", place.latitude());
        near(root, "longitude", place.longitude());
        expect(root.path("utc_offset_seconds").asInt(-1) == 0, "utc_offset_seconds is not 0");
        JsonNode hourly = root.path("hourly");
        times(hourly.path("time"));
        WeatherVariable[] variables = WeatherVariable.values();
        float[][] values = new float[variables.length][];
        for (int i = 0; i < variables.length; i++) {
            String unit = root.path("hourly_units").path(variables[i].key()).asText();
            expect(
                    unit.equals(variables[i].unit()),
                    "the unit of " + variables[i].key() + " is '" + unit + "', not '" + variables[i].unit() + "'");
            values[i] = column(variables[i], hourly.path(variables[i].key()));
        }
        return new HourlySeries(place, first.toEpochDay() * HOURS, WeatherVariable.keys(), values);
    }

    private int hours() {
        return (int) (last.toEpochDay() - first.toEpochDay() + 1) * HOURS;
    }

    private static void near(JsonNode root, String field, double asked) throws IOException {
        JsonNode told = root.path(field);
        expect(told.isNumber(), field + " is missing");
        expect(
                Math.abs(told.asDouble() - asked) <= NEAR_DEGREES,
                field + " is " + told.asDouble() + ", asked was " + asked);
    }

    private void times(JsonNode times) throws IOException {
        expect(times.isArray() && times.size() == hours(), "hourly.time has not the " + hours() + " hours asked for");
        LocalDateTime hour = first.atStartOfDay();
        for (JsonNode time : times) {
            expect(time.asText().equals(hour.toString()), "hourly.time says " + time + " where " + hour + " was due");
            hour = hour.plusHours(1);
        }
    }

    private float[] column(WeatherVariable variable, JsonNode column) throws IOException {
        expect(
                column.isArray() && column.size() == hours(),
                "hourly." + variable.key() + " has not " + hours() + " values");
        float[] values = new float[column.size()];
        for (int i = 0; i < values.length; i++) {
            JsonNode value = column.get(i);
            expect(
                    value.isNumber() || value.isNull(),
                    "hourly." + variable.key() + " holds " + value + ", not a number");
            double number = value.isNull() ? Double.NaN : value.asDouble();
            expect(
                    Double.isNaN(number) || variable.plausible(number),
                    "hourly." + variable.key() + " holds " + number + " " + variable.unit() + ", which cannot be");
            values[i] = (float) number;
        }
        return values;
    }

    private static void expect(boolean holds, String words) throws IOException {
        if (!holds) {
            throw new IOException(words);
        }
    }
}
