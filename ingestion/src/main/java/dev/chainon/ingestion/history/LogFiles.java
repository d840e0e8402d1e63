package dev.chainon.ingestion.history;

import dev.chainon.core.UseCase;
import dev.chainon.core.event.Event;
import dev.chainon.core.event.Role;
import dev.chainon.core.features.Features;
import dev.chainon.ingestion.backoffice.CleanTable;
import dev.chainon.ingestion.backoffice.DayFileWriter;
import dev.chainon.ingestion.features.PackedDelta;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes one part's events to files of the clean log, gives them their places, and counts each day's labels in passing. */
final class LogFiles<E extends Event> implements Unfold.Sink<E>, AutoCloseable {

    private final UseCase<E> useCase;
    private final Features<E> features;
    private final CleanTable<E> clean;
    private final DayFileWriter log;
    private final DayFileWriter quarantine;
    private final List<PackedDelta> deltas = new ArrayList<>();
    private Optional<Features.DayCounter<E>> counter = Optional.empty();
    private int day = Integer.MIN_VALUE;
    private long minute = Long.MIN_VALUE;
    private long position;
    private long events;

    LogFiles(UseCase<E> useCase, DayFileWriter log, DayFileWriter quarantine) {
        this.useCase = useCase;
        this.features = useCase.features();
        this.clean = new CleanTable<>(useCase.eventSchema());
        this.log = log;
        this.quarantine = quarantine;
    }

    @Override
    public void event(PlacedEvent<E> placed) throws IOException {
        E event = placed.event();
        turnTo(features.day(event.minute()));
        position = event.minute() == minute ? position + 1 : event.minute() * CleanTable.PLACES_PER_MINUTE;
        minute = event.minute();
        boolean instance = event.role() == Role.INSTANCE;
        clean.fill(
                log.row(),
                day,
                minute,
                position,
                instance ? placed.outcome() : Optional.empty(),
                useCase.eventSchema().toRow(event));
        log.write(day);
        events++;
        if (!instance) {
            counter.orElseThrow().add(event);
        }
    }

    @Override
    public void refused(String rule, String reason, String source) throws IOException {
        quarantine.row().set(0, rule);
        quarantine.row().set(1, reason);
        quarantine.row().set(2, source);
        quarantine.write(0);
    }

    private void turnTo(int next) {
        if (counter.isEmpty() || next != day) {
            count();
            day = next;
            counter = Optional.of(features.counter(day));
        }
    }

    private void count() {
        counter.ifPresent(full -> deltas.add(PackedDelta.of(full.delta())));
        counter = Optional.empty();
    }

    /** Ends the files and tells what was written. */
    Written written(Tally tally) throws IOException {
        count();
        tally.add(HistoryLoad.EVENTS, events);
        return new Written(log.files(), quarantine.files(), tally, deltas);
    }

    @Override
    public void close() throws IOException {
        try {
            log.close();
        } finally {
            quarantine.close();
        }
    }
}
