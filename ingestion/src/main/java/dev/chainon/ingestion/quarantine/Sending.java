package dev.chainon.ingestion.quarantine;

import dev.chainon.core.event.Quarantined;
import dev.chainon.streams.RawPublisher;
import dev.chainon.streams.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/**
 * Sends what came out of quarantine to the raw topic, with headers that name the refused record, and writes down who did it. Holds the repair log until it is
 * closed, so that two people do not send the same record at the same time.
 */
public final class Sending implements AutoCloseable {

    private static final RawPublisher.Buffer BUFFER = new RawPublisher.Buffer(4L << 20, Duration.ofSeconds(15));

    /**
     * Where, and on whose behalf.
     *
     * @param home folder of all state
     * @param who the system's user
     */
    public record Place(Path home, int epoch, String bootstrap, String who, Clock clock) {}

    /**
     * What is to be sent for a refused record.
     *
     * @param action {@code repair} or {@code replay}
     * @param again even if the same was sent before
     */
    record Wish(String action, byte[] raw, Map<String, String> set, boolean again) {}

    /** What became of it. */
    record Sent(boolean done, String words) {
        long count() {
            return done ? 1 : 0;
        }
    }

    private final Place place;
    private final RepairLog log;
    private final RawPublisher raw;

    private Sending(Place place, RepairLog log, RawPublisher raw) {
        this.place = place;
        this.log = log;
        this.raw = raw;
    }

    static Sending open(Place place, Topics topics) throws IOException {
        RepairLog log = log(place);
        return new Sending(place, log, new RawPublisher(place.bootstrap(), topics, BUFFER));
    }

    Sent send(Quarantined record, Wish wish) throws IOException {
        String sha256 = sha256(wish.raw());
        Optional<RepairLog.Act> before = log.same(record.rawOffset(), sha256);
        if (before.isPresent() && !wish.again()) {
            return new Sent(false, "Not sent: the same " + line(before.get()) + ". With --again it is sent once more.");
        }
        long offset = publish(record, wish);
        log.add(new RepairLog.Act(
                place.clock().instant().toString(),
                place.who(),
                wish.action(),
                place.epoch(),
                record.rawOffset(),
                record.rule(),
                wish.set(),
                sha256,
                offset));
        return new Sent(true, "Offset " + record.rawOffset() + " was sent again as offset " + offset + ".");
    }

    private long publish(Quarantined record, Wish wish) {
        try {
            return raw.publish(
                            wish.raw(),
                            Map.of(
                                    "quarantine-offset",
                                    Long.toString(record.rawOffset()),
                                    "quarantine-action",
                                    wish.action()))
                    .join();
        } catch (CompletionException e) {
            throw new IllegalStateException(
                    "the broker at " + place.bootstrap() + " did not take the record; nothing was written down, send"
                            + " it again: " + e.getCause(),
                    e);
        }
    }

    /** What was done with a refused record before. */
    static List<RepairLog.Act> acts(Place place, long offset) throws IOException {
        try (RepairLog log = log(place)) {
            return log.of(offset);
        }
    }

    static String line(RepairLog.Act act) {
        return "was sent by " + act.who() + " at " + act.at() + " (" + act.action()
                + (act.set().isEmpty() ? "" : " " + act.set()) + ") as offset " + act.sentOffset();
    }

    static String text(byte[] raw) {
        return new String(raw, StandardCharsets.UTF_8);
    }

    private static RepairLog log(Place place) throws IOException {
        return new RepairLog(place.home().resolve("quarantine").resolve("repairs-e" + place.epoch() + ".ndjson"));
    }

    @Override
    public void close() throws IOException {
        raw.close();
        log.close();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
