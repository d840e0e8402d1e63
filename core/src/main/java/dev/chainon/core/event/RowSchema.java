package dev.chainon.core.event;

import java.io.Serializable;
import java.util.List;

/**
 * A typed value as a flat row and back, so that a stage can put it into Avro, a table or a file without knowing it.
 *
 * <p>Rows hold {@link String}, {@link Integer}, {@link Long}, {@link Double}, {@link Boolean} or null (for fields that are not required),
 * in the order of {@link #fields()}. {@code fromRow(toRow(v)).equals(v)} for every v.
 */
public interface RowSchema<T> extends Serializable {

    List<Field> fields();

    Object[] toRow(T value);

    T fromRow(Object[] row);
}
