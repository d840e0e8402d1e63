package dev.chainon.flights.events;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Minutes since 1970-01-01T00:00 as text and back: {@code 2001-05-01T06:15}, with a Z when the clock is UTC. */
public final class LocalStamp {

    private LocalStamp() {}

    static String text(long minute) {
        StringBuilder out = new StringBuilder(16);
        appendDate(out, minute);
        int ofDay = (int) Math.floorMod(minute, 1440L);
        out.append('T');
        appendTwo(out, ofDay / 60);
        out.append(':');
        appendTwo(out, ofDay % 60);
        return out.toString();
    }

    /**
     * Reads a local date and time. Java would take a signed year of up to nine digits too, for which calendars are not made.
     *
     * @throws DateTimeException if the text is no date and time to the minute, or its year has not four digits
     */
    public static long parse(String text) {
        if (text.startsWith("-") || text.startsWith("+")) {
            throw new DateTimeException("the year of '" + text + "' must have four digits");
        }
        return LocalDateTime.parse(text).toEpochSecond(ZoneOffset.UTC) / 60;
    }

    /**
     * @throws DateTimeException if the text does not end in Z or is no date and time before it
     */
    static long parseUtc(String text) {
        if (!text.endsWith("Z")) {
            throw new DateTimeException("'" + text + "' must end in Z");
        }
        return parse(text.substring(0, text.length() - 1));
    }

    static void appendDate(StringBuilder out, long minute) {
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(minute, 1440L));
        out.append(date.getYear()).append('-');
        appendTwo(out, date.getMonthValue());
        out.append('-');
        appendTwo(out, date.getDayOfMonth());
    }

    /** @param value 0 to 99 */
    static void appendTwo(StringBuilder out, int value) {
        out.append((char) ('0' + value / 10)).append((char) ('0' + value % 10));
    }
}
