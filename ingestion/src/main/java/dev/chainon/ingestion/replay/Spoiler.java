package dev.chainon.ingestion.replay;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spoils the bytes of a record without knowing what it says; falls back to cutting it where there is nothing else to spoil. */
final class Spoiler {

    private static final Pattern MEMBER = Pattern.compile("\"\\w+\":(?:\"[^\"]*\"|-?[0-9.]+|true|false|null)");
    private static final Pattern NUMBER = Pattern.compile("(?<=\":)-?[0-9.]+");
    private static final Pattern CODE = Pattern.compile("(?<=:\")[A-Z]{2,4}(?=\")");

    /** Of a time to the minute, not of a name that holds a date. */
    private static final Pattern YEAR_OF_TIME = Pattern.compile("(?<=\")\\d{4}(?=-\\d\\d-\\d\\dT\\d\\d:)");

    private Spoiler() {}

    static byte[] spoil(byte[] raw, Dirt kind, Random random) {
        return switch (kind) {
            case FIELD_MISSING -> replaceOne(raw, MEMBER, "\"spoilt\":0", random);
            case TYPE_WRONG -> replaceOne(raw, NUMBER, "\"many\"", random);
            case CODE_UNKNOWN -> replaceOne(raw, CODE, "?Q?", random);
            case CLOCK_AHEAD -> ahead(raw, random);
            case MALFORMED -> cut(raw, random);
            default -> raw;
        };
    }

    private static byte[] replaceOne(byte[] raw, Pattern what, String by, Random random) {
        String text = new String(raw, StandardCharsets.UTF_8);
        List<MatchResult> found = what.matcher(text).results().toList();
        if (found.isEmpty()) {
            return cut(raw, random);
        }
        MatchResult one = found.get(random.nextInt(found.size()));
        return (text.substring(0, one.start()) + by + text.substring(one.end())).getBytes(StandardCharsets.UTF_8);
    }

    /** Calendars repeat after four hundred years, so every day exists. */
    private static byte[] ahead(byte[] raw, Random random) {
        Matcher times = YEAR_OF_TIME.matcher(new String(raw, StandardCharsets.UTF_8));
        if (!times.find()) {
            return cut(raw, random);
        }
        return times.replaceAll(year -> Integer.toString(Integer.parseInt(year.group()) + 400))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] cut(byte[] raw, Random random) {
        return Arrays.copyOf(raw, raw.length == 0 ? 0 : random.nextInt(raw.length));
    }
}
