package dev.chainon.local.demo;

import dev.chainon.core.replay.Change;
import dev.chainon.core.replay.ReplayDesk;
import dev.chainon.core.replay.Tempo;
import dev.chainon.local.process.Failure;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Lets a running demonstration begin anew with another day when somebody asks for it at the desk: that is another epoch, whose processes take the place of
 * those of the one before. What fails before they do leaves the one before as it is.
 */
record Turnover(ReplayDesk desk, Vigil vigil, Screen screen, Parts parts) {

    private static final Duration LOOK = Duration.ofMillis(250);

    /** What the demonstration can do for another day. */
    interface Parts {

        /**
         * Opens an epoch and computes what it starts from.
         *
         * @throws Failure if it cannot
         */
        Fleet prepare(LocalDate day);

        /** Ends the processes of the epoch before and starts those of this one; returns once predictions come. */
        void begin(Fleet fleet, LocalDate day, double speed);
    }

    /** Listens for so long. */
    void listen(Duration length, double speed) {
        Instant end = Instant.now().plus(length);
        desk.tell(Change.of(Change.Phase.READY));
        while (Instant.now().isBefore(end)) {
            if (!vigil.pause(LOOK)) {
                throw new Vigil.StoppedException();
            }
            desk.day().ifPresent(day -> turn(day, speed));
        }
    }

    private void turn(LocalDate day, double speed) {
        desk.takeDay();
        screen.say("Another first day was asked for: " + day + ".");
        desk.tell(Change.of(Change.Phase.PREPARES, day));
        Optional<Fleet> fleet = prepared(day);
        if (fleet.isPresent()) {
            desk.tell(Change.of(Change.Phase.STARTS, day));
            // A replay that begins paused would never send what this waits for.
            double kept = desk.tempo().map(Tempo::speed).orElse(speed);
            desk.wish(new Tempo(kept, false));
            parts.begin(fleet.get(), day, kept);
            desk.tell(Change.of(Change.Phase.READY));
            screen.say("Live from " + day + ".");
        }
    }

    private Optional<Fleet> prepared(LocalDate day) {
        try {
            return Optional.of(parts.prepare(day));
        } catch (Failure e) {
            screen.say(e.words());
            desk.tell(new Change(Change.Phase.FAILED, Optional.of(day), e.words()));
            return Optional.empty();
        }
    }
}
