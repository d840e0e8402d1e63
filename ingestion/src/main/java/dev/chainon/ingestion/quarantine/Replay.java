package dev.chainon.ingestion.quarantine;

import dev.chainon.core.event.Quarantined;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** How one replay goes: counts, and the end of its tale, however many records it sends. */
final class Replay {

    private static final int MOST_WORDS = 200;

    private final Set<Long> absent;
    private final Function<Quarantined, String> verdict;
    private final Deque<String> words = new ArrayDeque<>();
    private final LastRecords records = new LastRecords(MOST_WORDS);
    private long found;
    private long sent;

    /**
     * @param wanted offsets that were asked for; none if a rule was
     * @param verdict what is to be said of a record that was sent
     */
    Replay(Set<Long> wanted, Function<Quarantined, String> verdict) {
        this.absent = new TreeSet<>(wanted);
        this.verdict = verdict;
    }

    void outcome(Quarantined record, Sending.Sent outcome) {
        found++;
        sent += outcome.count();
        absent.remove(record.rawOffset());
        records.add(record);
        words.addLast(outcome.words() + verdict.apply(record));
        if (words.size() > MOST_WORDS) {
            words.removeFirst();
        }
    }

    Answer answer(Order.Replay order) {
        List<String> told = new ArrayList<>();
        absent.forEach(offset -> told.addAll(QuarantineDesk.absent(offset).words()));
        if (found > words.size()) {
            told.add(
                    sent + " records were sent again, " + (found - sent) + " were not. The last " + words.size() + ":");
        }
        told.addAll(words);
        if (found == 0 && absent.isEmpty()) {
            told.add("Nothing in quarantine was refused by the rule " + order.rule() + ".");
        }
        boolean all = sent > 0 && sent == found && absent.isEmpty();
        return new Answer(all ? 0 : 1, told, records.list(), Map.of("quarantine.replayed", sent));
    }
}
