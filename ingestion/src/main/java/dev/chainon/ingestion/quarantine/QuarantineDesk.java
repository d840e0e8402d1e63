package dev.chainon.ingestion.quarantine;

import dev.chainon.core.UseCase;
import dev.chainon.core.contract.Table;
import dev.chainon.core.event.Purified;
import dev.chainon.core.event.Quarantined;
import dev.chainon.streams.ClockAhead;
import dev.chainon.streams.Topics;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Answers orders to the quarantine of one replay. One thread at a time. */
public final class QuarantineDesk {

    private final UseCase<?> useCase;
    private final Optional<Table> schema;
    private final Refused refused;
    private final Sending.Place place;
    private final Topics topics;

    /** @param rawTable name of the contract's table of raw records, which types the fields that a repair sets */
    public QuarantineDesk(Sending.Place place, UseCase<?> useCase, String rawTable) {
        this.place = place;
        this.topics = new Topics(useCase.topicPrefix(), place.epoch());
        this.useCase = useCase;
        this.schema = Optional.ofNullable(useCase.contract().tables().get(rawTable));
        this.refused = new Refused(place.bootstrap(), topics);
    }

    /**
     * Does what is asked.
     *
     * @throws IOException if the repair log cannot be read or written
     * @throws IllegalStateException if the broker does not answer or does not take a record
     */
    public Answer answer(Order order) throws IOException {
        if (order instanceof Order.List list) {
            return list(list);
        }
        if (order instanceof Order.Show show) {
            return show(show);
        }
        return order instanceof Order.Repair repair ? repair(repair) : replay((Order.Replay) order);
    }

    private Answer list(Order.List order) throws IOException {
        LastRecords fitting = new LastRecords(order.limit());
        Map<String, Long> figures = new TreeMap<>();
        refused.each(record -> {
            figures.merge("quarantine.records", 1L, Long::sum);
            figures.merge("quarantine.records." + record.rule(), 1L, Long::sum);
            if (order.rule().isEmpty() || order.rule().equals(record.rule())) {
                fitting.add(record);
            }
        });
        List<Quarantined> last = fitting.list();
        long all = figures.getOrDefault("quarantine.records", 0L);
        List<String> words = new ArrayList<>();
        words.add(all + " records in quarantine" + (last.size() < all ? "; the last " + last.size() : "")
                + (order.rule().isEmpty() ? "" : " of the rule " + order.rule()) + (last.isEmpty() ? "." : ":"));
        last.forEach(record -> words.add("  " + line(record)));
        return new Answer(0, words, last, figures);
    }

    private static String line(Quarantined record) {
        return String.format("%8d  %s  %-22s %s", record.rawOffset(), time(record), record.rule(), record.reason());
    }

    private static Instant time(Quarantined record) {
        return Instant.ofEpochMilli(record.rawMillis());
    }

    private Answer show(Order.Show order) throws IOException {
        Optional<Quarantined> found = refused.at(order.offset());
        if (found.isEmpty()) {
            return absent(order.offset());
        }
        Quarantined record = found.get();
        List<String> words = new ArrayList<>(List.of(
                "offset  " + record.rawOffset() + " in the raw topic of epoch " + record.epoch(),
                "came    " + time(record),
                "rule    " + record.rule(),
                "reason  " + record.reason(),
                "judged  "
                        + record.contractVersion()
                                .map(version -> "under " + terms(version))
                                .orElse("by a release that did not write down under which version of the contract"),
                "bytes   " + record.raw().length,
                Sending.text(record.raw())));
        Sending.acts(place, record.rawOffset()).forEach(act -> words.add(Sending.line(act)));
        return new Answer(0, words, List.of(record), Map.of());
    }

    private String terms(String version) {
        String today = useCase.contract().version();
        return useCase.contract().id() + " " + version
                + (version.equals(today) ? ", which is today's" : "; today's is " + today);
    }

    private Answer repair(Order.Repair order) throws IOException {
        Optional<Quarantined> found = refused.at(order.offset());
        if (found.isEmpty()) {
            return absent(order.offset());
        }
        try {
            return repair(
                    order,
                    found.get(),
                    new Edit(order.set(), schema).apply(found.get().raw()));
        } catch (Edit.ImpossibleException e) {
            return Answer.no(String.valueOf(e.getMessage()));
        }
    }

    private Answer repair(Order.Repair order, Quarantined record, byte[] edited) throws IOException {
        List<String> words =
                new ArrayList<>(List.of("was   " + Sending.text(record.raw()), "is    " + Sending.text(edited)));
        if (useCase.parser().parse(edited) instanceof Purified.Rejected<?> again) {
            words.add("The rules would refuse it again, so nothing was sent: " + again.rule() + ": " + again.reason()
                    + ".");
            return new Answer(1, words, List.of(record), Map.of());
        }
        if (order.dryRun()) {
            words.add("The rules take it. Nothing was sent, as asked.");
            return new Answer(0, words, List.of(record), Map.of());
        }
        List<Sending.Sent> told = new ArrayList<>();
        try (Sending sending = Sending.open(place, topics, (ours, outcome) -> told.add(outcome))) {
            sending.send(record, new Sending.Wish("repair", edited, order.set(), order.again()));
            sending.settle();
        }
        Sending.Sent sent = told.get(0);
        words.add(sent.words());
        return new Answer(sent.done() ? 0 : 1, words, List.of(record), Map.of("quarantine.repaired", sent.count()));
    }

    /** Record by record, as they are read: a rule may have refused more than this process can hold. */
    private Answer replay(Order.Replay order) throws IOException {
        Set<Long> wanted = new TreeSet<>(order.offsets());
        Replay replay = new Replay(wanted, this::verdict);
        try (Sending sending = Sending.open(place, topics, replay::outcome)) {
            refused.each(record -> {
                if (wanted.isEmpty() ? record.rule().equals(order.rule()) : wanted.contains(record.rawOffset())) {
                    sending.send(record, new Sending.Wish("replay", record.raw(), Map.of(), order.again()));
                }
            });
            sending.settle();
        }
        return replay.answer(order);
    }

    /** Replaying is for rules that changed: whoever replays too early is told. */
    private String verdict(Quarantined record) {
        if (useCase.parser().parse(record.raw()) instanceof Purified.Rejected<?> again) {
            return " The rules of this version still refuse it: " + again.rule() + ".";
        }
        return record.rule().equals(ClockAhead.RULE)
                ? " It passes if the log has come near its time by now; else it is refused again."
                : "";
    }

    static Answer absent(long offset) {
        return Answer.no("Nothing in quarantine has the offset " + offset
                + " in the raw topic: ./chainon quarantine list names those there are.");
    }
}
