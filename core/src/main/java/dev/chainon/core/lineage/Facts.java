package dev.chainon.core.lineage;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a run knows of a data set.
 *
 * @param rows read or written by this run; of a stream, since the run began
 * @param columns in order; empty where they are not told
 * @param version what was read or written exactly: a snapshot's id, a model's version, the SHA-256 of a file
 * @param tag under which that version is kept
 * @param alias the name of a table beside the place of its files
 */
public record Facts(
        OptionalLong rows,
        List<Column> columns,
        Optional<String> version,
        Optional<String> tag,
        Optional<Alias> alias) {

    public static final Facts NONE =
            new Facts(OptionalLong.empty(), List.of(), Optional.empty(), Optional.empty(), Optional.empty());

    /** A column and its type in the words of its store. */
    public record Column(String name, String type) {
        public Column {
            Objects.requireNonNull(name);
            Objects.requireNonNull(type);
        }
    }

    /** Another name of the same data. */
    public record Alias(String namespace, String name) {
        public Alias {
            Objects.requireNonNull(namespace);
            Objects.requireNonNull(name);
        }
    }

    public Facts {
        columns = List.copyOf(columns);
        if (rows.isPresent() && rows.getAsLong() < 0) {
            throw new IllegalArgumentException("a number of rows is 0 or more, not " + rows.getAsLong());
        }
        Objects.requireNonNull(version);
        Objects.requireNonNull(tag);
        Objects.requireNonNull(alias);
    }

    public Facts rows(long number) {
        return new Facts(OptionalLong.of(number), columns, version, tag, alias);
    }

    public Facts columns(List<Column> all) {
        return new Facts(rows, all, version, tag, alias);
    }

    public Facts version(String exactly) {
        return new Facts(rows, columns, Optional.of(exactly), tag, alias);
    }

    public Facts tag(String name) {
        return new Facts(rows, columns, version, Optional.of(name), alias);
    }

    public Facts alias(Alias other) {
        return new Facts(rows, columns, version, tag, Optional.of(other));
    }
}
