package dev.chainon.ingestion.quarantine;

import dev.chainon.core.data.Sha256;
import dev.chainon.core.event.Quarantined;
import dev.chainon.streams.RawPublisher;
import dev.chainon.streams.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;

/**
 * Sends what came out of quarantine to the raw topic, with headers that name the refused record, and writes down who did it. Holds the repair log until it is
 * closed, so that two people do not send the same record at the same time.
 */
public final class Sending implements AutoCloseable {

    private static final RawPublisher.Buffer BUFFER = new RawPublisher.Buffer(4L << 20, Duration.ofSeconds(15));
    /** What a kill can make come twice: the broker has it, and it is not written down. */
    private static final int MOST_UNDER_WAY = 500;

    private static final long MOST_BYTES_UNDER_WAY = 2L << 20;

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
    private final BiConsumer<Quarantined, Sent> outcome;
    private final List<UnderWay> underWay = new ArrayList<>();
    private long bytes;

    /** A record that the broker was given, and the offset it will have. */
    private record UnderWay(Quarantined record, Wish wish, String sha256, CompletableFuture<Long> offset) {}

    private Sending(Place place, RepairLog log, RawPublisher raw, BiConsumer<Quarantined, Sent> outcome) {
        this.place = place;
        this.log = log;
        this.raw = raw;
        this.outcome = outcome;
    }

    /** @param outcome hears what became of each record, in the order they were handed over */
    static Sending open(Place place, Topics topics, BiConsumer<Quarantined, Sent> outcome) throws IOException {
        RepairLog log = log(place);
        return new Sending(place, log, new RawPublisher(place.bootstrap(), topics, BUFFER), outcome);
    }

    /** Hands a record over; what became of it is told by {@link #settle}, at the latest. */
    void send(Quarantined record, Wish wish) throws IOException {
        String sha256 = Sha256.of(wish.raw());
        Optional<RepairLog.Act> before = log.same(record.rawOffset(), sha256);
        if (before.isPresent() && !wish.again()) {
            settle();
            outcome.accept(
                    record,
                    new Sent(
                            false,
                            "Not sent: the same " + line(before.get()) + ". With --again it is sent once more."));
            return;
        }
        Map<String, String> origin =
                Map.of("quarantine-offset", Long.toString(record.rawOffset()), "quarantine-action", wish.action());
        underWay.add(new UnderWay(record, wish, sha256, raw.publish(wish.raw(), origin)));
        bytes += wish.raw().length;
        if (underWay.size() == MOST_UNDER_WAY || bytes >= MOST_BYTES_UNDER_WAY) {
            settle();
        }
    }

    /**
     * Waits until the broker has what is under way, writes it down and tells.
     *
     * @throws IllegalStateException if the broker did not take a record; what it took before that one is written down
     */
    void settle() throws IOException {
        if (underWay.isEmpty()) {
            return;
        }
        List<RepairLog.Act> acts = new ArrayList<>();
        try {
            underWay.forEach(each -> acts.add(act(each)));
        } finally {
            log.add(acts);
        }
        for (int i = 0; i < acts.size(); i++) {
            Quarantined record = underWay.get(i).record();
            outcome.accept(
                    record,
                    new Sent(
                            true,
                            "Offset " + record.rawOffset() + " was sent again as offset "
                                    + acts.get(i).sentOffset() + "."));
        }
        underWay.clear();
        bytes = 0;
    }

    private RepairLog.Act act(UnderWay each) {
        try {
            return new RepairLog.Act(
                    place.clock().instant().toString(),
                    place.who(),
                    each.wish().action(),
                    place.epoch(),
                    each.record().rawOffset(),
                    each.record().rule(),
                    each.wish().set(),
                    each.sha256(),
                    each.offset().join());
        } catch (CompletionException e) {
            throw new IllegalStateException(
                    "the broker at " + place.bootstrap() + " did not take the record of offset "
                            + each.record().rawOffset() + "; it was not written down, send it again: " + e.getCause(),
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
}
