package dev.chainon.streams;

import dev.chainon.core.event.LoggedEvent;
import dev.chainon.core.toy.KettleEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Turns any list of numbers into a log with new, late and far events, events from far ahead, silences, events sent again under new offsets, and stretches
 * written again.
 */
final class DirtyLog {

    private final List<LoggedEvent<KettleEvent>> log = new ArrayList<>();
    private long offset;
    private long minute = 1_000_000;
    private long millis;

    static List<LoggedEvent<KettleEvent>> of(List<Integer> seeds) {
        DirtyLog dirty = new DirtyLog();
        seeds.forEach(dirty::add);
        return dirty.log;
    }

    private void add(int seed) {
        int amount = seed / 10;
        switch (seed % 10) {
            case 0, 1 -> send("late" + seed, minute - amount % 6_000);
            case 2, 3 -> sendAgain(amount);
            case 4 -> writeAgain(amount);
            case 5 -> append(minute + amount % 4_000, seed);
            case 6 -> send("ahead" + seed, minute + 14_000 + (amount % 2 == 0 ? amount % 1_000 : amount * 10_000L));
            case 7 -> stayAway(amount, seed);
            default -> append(minute + amount % 200, seed);
        }
    }

    /** The feed is silent for some days, as the wall clock tells, and comes back with what it is then. */
    private void stayAway(int amount, int seed) {
        long silence = amount % 30_000;
        millis += silence * 60_000;
        append(minute + silence, seed);
    }

    private void append(long next, int seed) {
        minute = next;
        // Few subjects, so that ids come back by chance too, days later.
        send("k" + seed % 500, minute);
    }

    private void send(String subject, long at) {
        send(new KettleEvent(subject, "k", at, 1.5, Optional.empty()));
    }

    private void send(KettleEvent event) {
        millis += 700;
        log.add(new LoggedEvent<>(3, offset++, millis, event));
    }

    private void sendAgain(int amount) {
        if (!log.isEmpty()) {
            send(log.get(amount % log.size()).event());
        }
    }

    private void writeAgain(int amount) {
        int from = log.isEmpty() ? 0 : Math.max(log.size() - 1 - amount % 30, 0);
        log.addAll(new ArrayList<>(log.subList(from, log.size())));
    }
}
