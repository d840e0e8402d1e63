package dev.chainon.streams;

import dev.chainon.core.event.LoggedEvent;
import dev.chainon.core.toy.KettleEvent;
import java.util.ArrayList;
import java.util.List;

/** Turns any list of numbers into a log with new, late and far events, events sent again under new offsets, and stretches written again. */
final class DirtyLog {

    private final List<LoggedEvent<KettleEvent>> log = new ArrayList<>();
    private long offset;
    private long minute = 1_000_000;

    static List<LoggedEvent<KettleEvent>> of(List<Integer> seeds) {
        DirtyLog dirty = new DirtyLog();
        seeds.forEach(dirty::add);
        return dirty.log;
    }

    private void add(int seed) {
        int amount = seed / 10;
        switch (seed % 10) {
            case 0, 1 -> log.add(KettleLog.instance(offset++, "late" + seed, minute - amount % 6_000));
            case 2, 3 -> sendAgain(amount);
            case 4 -> writeAgain(amount);
            case 5 -> append(minute + amount % 4_000, seed);
            default -> append(minute + amount % 200, seed);
        }
    }

    private void append(long next, int seed) {
        minute = next;
        // Few subjects, so that ids come back by chance too, days later.
        log.add(KettleLog.instance(offset++, "k" + seed % 500, minute));
    }

    private void sendAgain(int amount) {
        if (!log.isEmpty()) {
            KettleEvent again = log.get(amount % log.size()).event();
            log.add(new LoggedEvent<>(3, offset++, 0, again));
        }
    }

    private void writeAgain(int amount) {
        int from = log.isEmpty() ? 0 : Math.max(log.size() - 1 - amount % 30, 0);
        log.addAll(new ArrayList<>(log.subList(from, log.size())));
    }
}
