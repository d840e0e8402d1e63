package dev.chainon.ingestion.export;

import java.nio.charset.StandardCharsets;

/**
 * One line of a feed file: {@code {"m":minute,"k":"subject","v":raw}}. The raw record stands there as it is sent, so a line is read by position and its bytes
 * are never changed by a parser.
 *
 * @param minute minutes since 1970 at which the feed sends it
 */
public record FeedLine(long minute, String subject, byte[] raw) {

    private static final String MINUTE = "{\"m\":";
    private static final String SUBJECT = ",\"k\":\"";
    private static final String RAW = "\",\"v\":";

    public String format() {
        return MINUTE + minute + SUBJECT + subject + RAW + new String(raw, StandardCharsets.UTF_8) + "}";
    }

    /**
     * @throws IllegalArgumentException if the line is not of that form
     */
    public static FeedLine parse(String line) {
        int subject = line.indexOf(SUBJECT);
        int raw = line.indexOf(RAW, Math.max(subject, 0));
        if (!line.startsWith(MINUTE) || subject < 0 || raw < 0 || !line.endsWith("}")) {
            throw new IllegalArgumentException("not a line of a feed file: " + line);
        }
        return new FeedLine(
                Long.parseLong(line.substring(MINUTE.length(), subject)),
                line.substring(subject + SUBJECT.length(), raw),
                line.substring(raw + RAW.length(), line.length() - 1).getBytes(StandardCharsets.UTF_8));
    }
}
