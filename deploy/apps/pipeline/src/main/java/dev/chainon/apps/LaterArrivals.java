package dev.chainon.apps;

import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A source that reports each arrival an hour and a half later than it was. */
final class LaterArrivals implements UnaryOperator<byte[]> {

    private static final int MINUTES = 90;
    private static final Pattern DELAY = Pattern.compile("(?<=\"delay\":)-?\\d+");

    @Override
    public byte[] apply(byte[] raw) {
        Matcher delay = DELAY.matcher(new String(raw, StandardCharsets.UTF_8));
        return delay.replaceFirst(found -> Integer.toString(Integer.parseInt(found.group()) + MINUTES))
                .getBytes(StandardCharsets.UTF_8);
    }
}
