package dev.chainon.serving.predictor;

import dev.chainon.core.event.Event;
import dev.chainon.core.event.LoggedEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Instances in the order of the log, with their feature vectors as rows of one array. */
final class Vectors<E extends Event> {

    private final int width;
    private final List<LoggedEvent<E>> instances = new ArrayList<>();
    private float[] rows;

    Vectors(int width) {
        this.width = width;
        this.rows = new float[width];
    }

    void add(LoggedEvent<E> instance, float[] vector) {
        int start = instances.size() * width;
        if (start == rows.length) {
            rows = Arrays.copyOf(rows, 2 * rows.length);
        }
        System.arraycopy(vector, 0, rows, start, width);
        instances.add(instance);
    }

    List<LoggedEvent<E>> instances() {
        return instances;
    }

    /** At least as long as the instances need. */
    float[] rows() {
        return rows;
    }
}
