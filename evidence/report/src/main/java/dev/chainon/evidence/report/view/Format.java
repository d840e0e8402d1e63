package dev.chainon.evidence.report.view;

import dev.chainon.evidence.report.catalogue.Goal;
import dev.chainon.evidence.report.catalogue.Words;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How numbers and moments are written for people; public for the template. */
public final class Format {

    private static final DateTimeFormatter FR =
            DateTimeFormatter.ofPattern("d MMMM yyyy 'à' HH'\u00a0h\u00a0'mm 'UTC'", Locale.FRENCH);
    private static final DateTimeFormatter EN = DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH);
    private static final int MILLIS = 1000;
    private static final long KILO = 1000;

    public Words when(Instant moment) {
        String fr = FR.format(moment.atOffset(ZoneOffset.UTC));
        return new Words(
                fr.startsWith("1 ") ? "1er" + fr.substring(1) : fr, EN.format(moment.atOffset(ZoneOffset.UTC)));
    }

    /** A duration of a test: milliseconds below a second, else seconds with one decimal. */
    public Words span(long millis) {
        if (millis < MILLIS) {
            return new Words(millis + "\u00a0ms", millis + "\u00a0ms");
        }
        String seconds = String.format(Locale.ENGLISH, "%.1f", millis / (double) MILLIS);
        return new Words(seconds.replace('.', ',') + "\u00a0s", seconds + "\u00a0s");
    }

    /** A size in bytes, kilobytes or megabytes of 1,000. */
    public Words bytes(long bytes) {
        if (bytes < KILO) {
            return new Words(bytes + "\u00a0o", bytes + "\u00a0B");
        }
        boolean mega = bytes >= KILO * KILO;
        String en = String.format(Locale.ENGLISH, "%.1f", bytes / (double) (mega ? KILO * KILO : KILO));
        return new Words(
                en.replace('.', ',') + (mega ? "\u00a0Mo" : "\u00a0ko"), en + (mega ? "\u00a0MB" : "\u00a0kB"));
    }

    /** Four significant digits, whole numbers in full. */
    public Words number(double value, String unit) {
        String en = value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.format(Locale.ENGLISH, "%,d", (long) value)
                : small(value);
        String tail = unit.isEmpty() ? "" : "\u00a0" + unit;
        String fr = en.replace(",", "\u202f").replace('.', ',');
        return new Words(fr + tail, en + tail);
    }

    public Words goal(Goal goal) {
        StringBuilder fr = new StringBuilder();
        StringBuilder en = new StringBuilder();
        goal.atLeast().ifPresent(bound -> add("≥\u00a0", number(bound, goal.unit()), fr, en));
        goal.atMost().ifPresent(bound -> add("≤\u00a0", number(bound, goal.unit()), fr, en));
        return new Words(fr.toString(), en.toString());
    }

    private static void add(String sign, Words bound, StringBuilder fr, StringBuilder en) {
        fr.append(sign).append(bound.fr());
        en.append(sign).append(bound.en());
    }

    private static String small(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return "–";
        }
        return Math.abs(value) < 1e-3
                ? String.format(Locale.ENGLISH, "%.1e", value)
                : String.format(Locale.ENGLISH, Math.abs(value) < 10 ? "%.4f" : "%,.1f", value)
                        .replaceFirst("(\\.\\d*?)0+$", "$1");
    }
}
