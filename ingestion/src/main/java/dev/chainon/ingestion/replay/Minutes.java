package dev.chainon.ingestion.replay;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Messages grouped by the minute they are sent at, so that they can be spread over it. */
final class Minutes implements Iterator<List<Message>> {

    private final Iterator<Message> messages;
    private Optional<Message> next;

    Minutes(Iterator<Message> messages) {
        this.messages = messages;
        this.next = messages.hasNext() ? Optional.of(messages.next()) : Optional.empty();
    }

    @Override
    public boolean hasNext() {
        return next.isPresent();
    }

    @Override
    public List<Message> next() {
        Message first = next.orElseThrow(NoSuchElementException::new);
        List<Message> minute = new ArrayList<>();
        while (next.isPresent() && next.get().minute() == first.minute()) {
            minute.add(next.get());
            next = messages.hasNext() ? Optional.of(messages.next()) : Optional.empty();
        }
        return minute;
    }
}
