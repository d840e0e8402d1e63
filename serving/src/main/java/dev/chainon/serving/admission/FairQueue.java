package dev.chainon.serving.admission;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A bounded queue in which each client has a line of its own and the lines take turns. When it is full, the longest line loses its last one: who asks for most is
 * refused first, and a client that asks for little always finds room. Not thread-safe.
 */
final class FairQueue<T> {

    private static final class Line<T> {
        private final String client;
        private final Deque<T> waiting = new ArrayDeque<>();

        Line(String client) {
            this.client = client;
        }
    }

    private final int capacity;
    private final Map<String, Line<T>> lines = new HashMap<>();
    private final Deque<Line<T>> turns = new ArrayDeque<>();
    private int size;

    FairQueue(int capacity) {
        this.capacity = capacity;
    }

    int size() {
        return size;
    }

    /** Adds one and gives back the one that has no room, which may be the same. */
    Optional<T> offer(String client, T item) {
        Optional<T> refused = Optional.empty();
        if (size >= capacity) {
            Line<T> longest = longest();
            if (longest.waiting.size() <= length(client) + 1) {
                return Optional.of(item);
            }
            refused = Optional.of(longest.waiting.removeLast());
            size--;
        }
        Line<T> line = lines.computeIfAbsent(client, Line::new);
        if (line.waiting.isEmpty()) {
            turns.add(line);
        }
        line.waiting.add(item);
        size++;
        return refused;
    }

    /** Takes the next one of the line whose turn it is. */
    Optional<T> poll() {
        Line<T> line = turns.poll();
        if (line == null) {
            return Optional.empty();
        }
        T item = line.waiting.remove();
        size--;
        if (line.waiting.isEmpty()) {
            lines.remove(line.client);
        } else {
            turns.add(line);
        }
        return Optional.of(item);
    }

    private int length(String client) {
        Line<T> line = lines.get(client);
        return line == null ? 0 : line.waiting.size();
    }

    /** Only asked when something is refused; there are at most as many lines as room. */
    private Line<T> longest() {
        Line<T> longest = turns.element();
        for (Line<T> line : turns) {
            if (line.waiting.size() > longest.waiting.size()) {
                longest = line;
            }
        }
        return longest;
    }
}
