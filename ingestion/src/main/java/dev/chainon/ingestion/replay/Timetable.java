package dev.chainon.ingestion.replay;

import dev.chainon.core.replay.Tempo;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Supplier;

/** Messages at their times: each is given out when its minute is due, those of one minute spread over it. The first is due at once. */
final class Timetable implements Iterator<Message> {

    private final Minutes minutes;
    private final Supplier<Tempo> dial;
    private final Pace.Clock clock;
    private Optional<Pace> pace = Optional.empty();
    private List<Message> now = List.of();
    private int at;

    Timetable(Iterator<Message> messages, Supplier<Tempo> dial, Pace.Clock clock) {
        this.minutes = new Minutes(messages);
        this.dial = dial;
        this.clock = clock;
    }

    @Override
    public boolean hasNext() {
        return at < now.size() || minutes.hasNext();
    }

    /** Waits until the next message is due. */
    @Override
    public Message next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        if (at == now.size()) {
            now = minutes.next();
            at = 0;
        }
        Message message = now.get(at);
        Pace due = pace.orElseGet(() -> new Pace(clock, dial, message.minute()));
        pace = Optional.of(due);
        due.await(message.minute(), (double) at / now.size());
        at++;
        return message;
    }
}
