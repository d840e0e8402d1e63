package dev.chainon.streams;

import dev.chainon.core.contract.Contract;
import dev.chainon.core.contract.Rule;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The contract's rule {@value #RULE} for one epoch: how far an event may lie ahead of the log that it comes in. It needs the order of the log, so the log's
 * readers apply it, and the parser of single records cannot.
 *
 * @param mostMinutes minutes that are not too far
 * @param startFile what says at which minute the epoch begins, as the history job writes it; empty where the first event is to be believed
 */
public record ClockAhead(long mostMinutes, String startFile) implements Serializable {

    public static final String RULE = "clock-ahead";

    /** Believes every clock. */
    public static final ClockAhead NONE = new ClockAhead(Long.MAX_VALUE / 2, "");

    private static final Pattern MINUTE = Pattern.compile("\"minute\":(-?\\d{1,18})");

    public ClockAhead {
        Objects.requireNonNull(startFile);
        if (mostMinutes < 0) {
            throw new IllegalArgumentException(
                    "rule '" + RULE + "': most_ahead_minutes must be 0 or more, not " + mostMinutes);
        }
    }

    /** The rule as the contract gives it, or {@link #NONE} where it gives none. The first event of the log is believed. */
    public static ClockAhead of(Contract contract) {
        return Optional.ofNullable(contract.rules().get(RULE))
                .map(ClockAhead::of)
                .orElse(NONE);
    }

    private static ClockAhead of(Rule rule) {
        return new ClockAhead(rule.parameter("most_ahead_minutes"), "");
    }

    /**
     * The same for an epoch whose beginning is known, so that its first event is judged too.
     *
     * @param snapshots the epoch's folder of engine snapshots
     */
    public ClockAhead from(Path snapshots) {
        return new ClockAhead(mostMinutes, snapshots.resolve("start.json").toString());
    }

    /** The minute at which the epoch begins, if its file is there. */
    OptionalLong start() {
        if (startFile.isEmpty() || !Files.isReadable(Path.of(startFile))) {
            return OptionalLong.empty();
        }
        try {
            Matcher found = MINUTE.matcher(Files.readString(Path.of(startFile)));
            if (!found.find()) {
                throw new IllegalStateException(startFile + " names no minute: open the epoch again");
            }
            return OptionalLong.of(Long.parseLong(found.group(1)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read where the epoch begins from " + startFile, e);
        }
    }
}
