package dev.chainon.core.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether a contract may follow a released one. What it finds on the columns of a table covers what Avro's own check of reader and writer finds, so that a
 * contract that may follow gives a log that can still be read.
 */
public final class Compatibility {

    private Compatibility() {}

    /** Every difference that somebody could notice, tables first, then rules, then service levels. */
    public static List<Change> changes(Contract released, Contract next) {
        List<Change> changes = new ArrayList<>();
        tables(released, next, changes);
        changes.addAll(RuleChanges.between(released, next));
        changes.addAll(LevelChanges.between(released, next));
        if (!words(released).equals(words(next))) {
            changes.add(new Change(Change.Level.PATCH, "description", "the description changed"));
        }
        return changes;
    }

    private static List<Text> words(Contract contract) {
        Header header = contract.header();
        return List.of(header.purpose(), header.usage(), header.limitations());
    }

    private static void tables(Contract released, Contract next, List<Change> changes) {
        for (Table table : released.tables().values()) {
            Optional<Table> now = Optional.ofNullable(next.tables().get(table.name()));
            if (now.isEmpty()) {
                changes.add(Change.major(table.name(), "the table is gone"));
            } else {
                changes.addAll(ColumnChanges.between(table, now.get()));
                describe(table, now.get(), changes);
            }
        }
        for (Table table : next.tables().values()) {
            if (!released.tables().containsKey(table.name())) {
                changes.add(Change.minor(table.name(), "the table is new"));
            }
        }
    }

    private static void describe(Table released, Table next, List<Change> changes) {
        if (!released.processing().equals(next.processing())) {
            changes.add(Change.minor(next.name(), "what the register of processing says of it changed"));
        }
        if (!released.place().equals(next.place())) {
            changes.add(Change.minor(next.name(), "it is kept elsewhere"));
        }
        if (!released.description().equals(next.description())) {
            changes.add(new Change(Change.Level.PATCH, next.name(), "the description changed"));
        }
    }

    /** Why the next contract may not follow the released one; empty when it may. */
    public static List<String> refusals(Contract released, Contract next) {
        if (!released.id().equals(next.id())) {
            return List.of("contract " + next.id() + " is another contract than " + released.id());
        }
        Version before = Version.of(released.version());
        Version now = Version.of(next.version());
        if (now.compareTo(before) < 0) {
            return List.of("version " + now + " is older than " + before);
        }
        return changes(released, next).stream()
                .filter(change -> !now.raisedFor(change.level(), before))
                .map(change -> change.path() + ": " + change.reason() + "; undo it or raise the version from " + before
                        + " to " + before.next(change.level()) + ", not " + now)
                .toList();
    }
}
