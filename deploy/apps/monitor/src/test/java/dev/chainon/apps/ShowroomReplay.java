package dev.chainon.apps;

import dev.chainon.console.source.ReplayControl;
import dev.chainon.core.replay.Change;
import dev.chainon.core.replay.ReplayDesk;
import dev.chainon.core.replay.ReplayState;
import dev.chainon.core.replay.Tempo;
import dev.chainon.monitoring.ticket.AccessKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;

/** A desk in a folder of its own, with a replay of May that obeys it. */
final class ShowroomReplay {

    private static final LocalDate MAY = LocalDate.of(2001, 5, 1);

    private final ReplayDesk desk;
    private final double speed;

    ShowroomReplay(double speed) {
        try {
            this.desk = new ReplayDesk(Files.createTempDirectory("showroom"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.speed = speed;
        desk.tell(Change.of(Change.Phase.READY));
    }

    ReplayControl control() {
        return new DeskControl(desk, new AccessKey("", "127.0.0.1"), InstantSource.system());
    }

    /** Tells the minute and gives the tempo that was asked for. */
    Tempo tick(long minute) {
        Tempo tempo = desk.tempo().orElseGet(() -> new Tempo(speed, false));
        LocalDate june = MAY.plusMonths(1);
        desk.tell(new ReplayState(
                Instant.now(),
                3,
                MAY,
                minute,
                tempo,
                false,
                MAY.datesUntil(june).toList(),
                june));
        return tempo;
    }
}
