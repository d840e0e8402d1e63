package dev.chainon.serving.admission;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A queue in which each client has a line of its own and the lines take turns. Where there is no room, the longest line loses its last one: who asks for most is
 * refused first, and a client that asks for little always finds room. Whoever uses it bounds it. Not thread-safe.
 */
final class FairQueue<T> {

    private static final class Line<T> {
        private final String client;
        private final Deque<T> waiting = new ArrayDeque<>();

        Line(String client) {
            this.client = client;
        }
    }

    private final Map<String, Line<T>> lines = new HashMap<>();
    private final Deque<Line<T>> turns = new ArrayDeque<>();
    /** How many lines there are of each length: to refuse somebody must not take a look at everybody. */
    private final int[] ofLength;

    private int longest;
    private int size;

    /** @param most that will ever wait */
    FairQueue(int most) {
        this.ofLength = new int[most + 2];
    }

    int size() {
        return size;
    }

    /** Whether a further one of this client is the one to refuse where there is no room: no other line is longer. */
    boolean refuses(String client) {
        Line<T> line = lines.get(client);
        return longest <= (line == null ? 0 : line.waiting.size()) + 1;
    }

    /** Adds one and, where there is no room, gives back the one that has to go, which may be the same. */
    Optional<T> offer(String client, T item, boolean full) {
        if (full && refuses(client)) {
            return Optional.of(item);
        }
        Optional<T> refused = full ? pollLast() : Optional.empty();
        add(client, item);
        return refused;
    }

    private void add(String client, T item) {
        Line<T> line = lines.computeIfAbsent(client, Line::new);
        if (line.waiting.isEmpty()) {
            turns.add(line);
        }
        line.waiting.add(item);
        size++;
        moved(line, -1);
        longest = Math.max(longest, line.waiting.size());
    }

    /** Takes the next one of the line whose turn it is. */
    Optional<T> poll() {
        Line<T> line = turns.poll();
        if (line == null) {
            return Optional.empty();
        }
        T item = line.waiting.remove();
        shortened(line);
        if (line.waiting.isEmpty()) {
            lines.remove(line.client);
        } else {
            turns.add(line);
        }
        return Optional.of(item);
    }

    /** The last one of a longest line, where one has two at least. */
    private Optional<T> pollLast() {
        Optional<Line<T>> line =
                turns.stream().filter(each -> each.waiting.size() == longest).findFirst();
        return line.map(found -> {
            T item = found.waiting.removeLast();
            shortened(found);
            return item;
        });
    }

    private void shortened(Line<T> line) {
        size--;
        moved(line, 1);
        if (ofLength[longest] == 0) {
            longest--;
        }
    }

    /** @param before its length less its length now */
    private void moved(Line<T> line, int before) {
        int length = line.waiting.size();
        if (length + before > 0) {
            ofLength[length + before]--;
        }
        if (length > 0) {
            ofLength[length]++;
        }
    }
}
