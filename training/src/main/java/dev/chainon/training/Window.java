package dev.chainon.training;

import com.typesafe.config.Config;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The part of a training set that was known at a moment of the past: a model learns from the rows before the first day, and is judged on those from then on.
 *
 * @param judgeFrom first day of the judged rows, at 0:00 UTC
 * @param judgeUntil the day after the last
 */
record Window(LocalDate judgeFrom, LocalDate judgeUntil) {

    private static final String FROM = "judge-from";
    private static final String UNTIL = "judge-until";
    private static final String PARAM = "window.";

    Window {
        if (!judgeFrom.isBefore(judgeUntil)) {
            throw new IllegalArgumentException("chainon.training.window: judge-from must come before judge-until, not "
                    + judgeFrom + " and " + judgeUntil);
        }
    }

    /** @param window the settings; both empty for none */
    static Optional<Window> of(Config window) {
        return of(window.getString(FROM), window.getString(UNTIL));
    }

    /** What a manifest tells of the window that its model was trained in. */
    static Optional<Window> of(Map<String, String> params) {
        return of(params.getOrDefault(PARAM + FROM, ""), params.getOrDefault(PARAM + UNTIL, ""));
    }

    private static Optional<Window> of(String from, String until) {
        if (from.isBlank() && until.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Window(LocalDate.parse(from), LocalDate.parse(until)));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "chainon.training.window must have two days, such as 2001-04-24, or none, not '" + from + "' and '"
                            + until + "'",
                    e);
        }
    }

    /** For a manifest. */
    Map<String, String> params() {
        return new TreeMap<>(Map.of(PARAM + FROM, judgeFrom.toString(), PARAM + UNTIL, judgeUntil.toString()));
    }

    /**
     * The set as it was known then.
     *
     * @throws BadTrainingSetException if it has no rows before or within the window
     */
    TrainingSet on(TrainingSet set) {
        try {
            return set.at(minute(judgeFrom), minute(judgeUntil));
        } catch (IllegalArgumentException e) {
            throw new BadTrainingSetException(
                    "the training set " + set.name() + " has no rows for the window from " + judgeFrom + " to "
                            + judgeUntil + ": " + e.getMessage(),
                    e);
        }
    }

    private static long minute(LocalDate day) {
        return day.toEpochSecond(LocalTime.MIDNIGHT, ZoneOffset.UTC) / 60;
    }
}
