package dev.chainon.core.event;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The row rules of the contract: how a row of the history, which holds the outcome already, becomes events. Pure and thread-safe. */
public interface History<E extends Event> extends Serializable {

    /**
     * Columns of the source file that are read, in the order rows are handed over; missing values are null. A time stamp of the file is handed over as
     * a {@link FieldType#LONG}: the minutes since 1970-01-01T00:00 that its wall clock shows.
     */
    List<Field> source();

    /** Applies the row rules without building events. Never throws on any row. */
    Assessment assess(Object[] sourceRow);

    /**
     * The clean events of a row, in the order they become known: its instance if it happened, then its label if the outcome was accepted.
     *
     * @param occurrence tells rows with the same {@link Assessment#key} apart, counted from 1 in the order of the source columns
     */
    List<E> events(Object[] sourceRow, int occurrence);

    /**
     * What a live feed would have sent for this row: raw records with the source's own defects in them, refused outcomes included, each to be
     * published at its minute.
     */
    List<FeedRecord> feed(Object[] sourceRow, int occurrence);

    /** A summary that can be had in Java and in SQL, to compare both; empty where the use case has none. */
    default Optional<Enrichment<E>> enrichment() {
        return Optional.empty();
    }

    /**
     * What the rules say of a row.
     *
     * @param happened whether the instance can be placed in the log, even when the outcome is refused
     * @param minute minute of the instance after repair; 0 if it did not happen
     * @param key rows with equal keys need an occurrence to be told apart
     * @param repairs rules that changed something
     * @param rejection the rule and reason that refused the row, if any
     */
    record Assessment(
            boolean happened,
            long minute,
            String key,
            List<String> repairs,
            Optional<Purified.Rejected<Void>> rejection) {
        public Assessment {
            Objects.requireNonNull(key);
            Objects.requireNonNull(rejection);
            repairs = List.copyOf(repairs);
        }
    }

    /**
     * One record of the raw feed.
     *
     * @param minute minutes since 1970 at which the feed sends it
     * @param subject key of the record
     * @param json its bytes
     */
    record FeedRecord(long minute, String subject, byte[] json) {
        public FeedRecord {
            Objects.requireNonNull(subject);
            Objects.requireNonNull(json);
        }
    }
}
