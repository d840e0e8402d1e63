package dev.chainon.console.page;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The instance that the page of a try is about.
 *
 * @param fields of the request
 * @param departs its local time, where it is known
 */
record Asked(Map<String, Object> fields, Optional<LocalDateTime> departs) {

    static final String DEPARTURE = "departure";

    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");

    Asked {
        fields = Map.copyOf(fields);
    }

    /** One that leaves some minutes later, or earlier. */
    Map<String, Object> shifted(int minutes) {
        Map<String, Object> other = new LinkedHashMap<>(fields);
        departs.ifPresent(local -> other.put(DEPARTURE, MINUTES.format(local.plusMinutes(minutes))));
        return other;
    }

    /** One whose features are those given, the others as they are. */
    Map<String, Object> with(Map<String, Double> features) {
        Map<String, Object> other = new LinkedHashMap<>(fields);
        other.put("features", features);
        return other;
    }

    /** A request with what the answer to it said of its time. */
    static Asked of(Map<String, Object> fields, JsonObject answer) {
        return new Asked(fields, local(answer).or(() -> typed(fields)));
    }

    private static Optional<LocalDateTime> typed(Map<String, Object> fields) {
        try {
            return Optional.ofNullable(fields.get(DEPARTURE)).map(text -> LocalDateTime.parse(text.toString()));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** The local time that a prediction's facts name, on the day that lies nearest to its moment in universal time. */
    static Optional<LocalDateTime> local(JsonObject prediction) {
        String clock = prediction.getJsonObject("facts", new JsonObject()).getString("local", "");
        Long minute = prediction.getLong("minute");
        if (minute == null || !clock.matches("\\d{2}:\\d{2}")) {
            return Optional.empty();
        }
        LocalDateTime universal = LocalDateTime.ofEpochSecond(minute * 60, 0, ZoneOffset.UTC);
        LocalDateTime local = universal.with(LocalTime.parse(clock)).truncatedTo(ChronoUnit.MINUTES);
        long hours = Duration.between(universal, local).toHours();
        return Optional.of(hours > 12 ? local.minusDays(1) : hours < -12 ? local.plusDays(1) : local);
    }

    static String text(LocalDateTime local) {
        return MINUTES.format(local);
    }
}
