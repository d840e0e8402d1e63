package dev.chainon.core.contract;

import dev.chainon.core.event.FieldType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What changed of the columns of one table. */
final class ColumnChanges {

    /** Types that hold every value of another, as Avro's readers widen them. */
    private static final Map<FieldType, Set<FieldType>> WIDER =
            Map.of(FieldType.INT, Set.of(FieldType.LONG, FieldType.DOUBLE), FieldType.LONG, Set.of(FieldType.DOUBLE));

    private final List<Change> changes = new ArrayList<>();

    private ColumnChanges() {}

    static List<Change> between(Table released, Table next) {
        ColumnChanges found = new ColumnChanges();
        for (Column column : released.columns()) {
            String path = released.name() + "." + column.name();
            next.find(column.name())
                    .ifPresentOrElse(
                            now -> found.compare(path, column, now),
                            () -> found.changes.add(Change.major(path, "the column is gone")));
        }
        for (Column column : next.columns()) {
            if (released.find(column.name()).isEmpty()) {
                found.added(next.name() + "." + column.name(), column);
            }
        }
        return found.changes;
    }

    private void added(String path, Column column) {
        changes.add(
                column.required()
                        ? Change.major(path, "the new column is required, but what is written already has no value")
                        : Change.minor(path, "the column is new"));
    }

    private void compare(String path, Column released, Column next) {
        compareTypes(path, released.type(), next.type());
        if (released.required() != next.required()) {
            changes.add(Change.major(
                    path,
                    next.required()
                            ? "the column is required now, but what is written already may have no value"
                            : "the column may be empty now, but readers count on a value"));
        }
        compareProtection(path, released.protection(), next.protection());
        if (!released.description().equals(next.description())) {
            changes.add(new Change(Change.Level.PATCH, path, "the description changed"));
        }
    }

    private void compareTypes(String path, ColumnType released, ColumnType next) {
        if (!released.logical().equals(next.logical())) {
            changes.add(
                    Change.major(path, "the logical type goes from " + released.logical() + " to " + next.logical()));
        }
        Optional<FieldType> before = released.carried();
        Optional<FieldType> now = next.carried();
        boolean same =
                before.isPresent() ? before.equals(now) : released.physical().equalsIgnoreCase(next.physical());
        String step = " from " + released.physical() + " to " + next.physical();
        if (!same && before.isPresent() && now.isPresent() && wider(before.get(), now.get())) {
            changes.add(Change.minor(path, "the type widens" + step));
        } else if (!same) {
            changes.add(Change.major(path, "the type goes" + step + ", which does not hold every value"));
        }
        compareLengths(
                path,
                released.maxLength().orElse(Integer.MAX_VALUE),
                next.maxLength().orElse(Integer.MAX_VALUE));
    }

    private static boolean wider(FieldType released, FieldType next) {
        return WIDER.getOrDefault(released, Set.of()).contains(next);
    }

    private void compareLengths(String path, int released, int next) {
        if (next < released) {
            changes.add(Change.major(path, "the longest text is now " + next + " characters"));
        } else if (next > released) {
            changes.add(Change.minor(path, "longer texts are allowed"));
        }
    }

    private void compareProtection(String path, Protection released, Protection next) {
        if (released.personal() && !next.personal()) {
            changes.add(Change.major(path, "the column is no longer classified as personal"));
        } else if (!released.classification().equals(next.classification())) {
            changes.add(Change.minor(path, "the classification changed"));
        }
        if (released.encrypted() && !next.encrypted()) {
            changes.add(Change.major(path, "the column is no longer encrypted"));
        } else if (!released.encryptedName().equals(next.encryptedName())) {
            changes.add(Change.minor(path, "the encrypted column has another name"));
        }
    }
}
