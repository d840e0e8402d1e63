package dev.chainon.ingestion.replay;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Spoils the bytes of a record without knowing what it says; falls back to cutting it where there is nothing else to spoil. */
final class Spoiler {

    private static final Pattern MEMBER = Pattern.compile("\"\\w+\":(?:\"[^\"]*\"|-?[0-9.]+|true|false|null)");
    private static final Pattern NUMBER = Pattern.compile("(?<=\":)-?[0-9.]+");
    private static final Pattern CODE = Pattern.compile("(?<=:\")[A-Z]{2,4}(?=\")");

    private Spoiler() {}

    static byte[] spoil(byte[] raw, Dirt kind, Random random) {
        return switch (kind) {
            case FIELD_MISSING -> replaceOne(raw, MEMBER, "\"spoilt\":0", random);
            case TYPE_WRONG -> replaceOne(raw, NUMBER, "\"many\"", random);
            case CODE_UNKNOWN -> replaceOne(raw, CODE, "?Q?", random);
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

    private static byte[] cut(byte[] raw, Random random) {
        return Arrays.copyOf(raw, raw.length == 0 ? 0 : random.nextInt(raw.length));
    }
}
