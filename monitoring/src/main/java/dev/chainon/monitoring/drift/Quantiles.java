package dev.chainon.monitoring.drift;

import dev.chainon.core.drift.ColumnReference;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.datasketches.kll.KllFloatsSketch;

/** Where a column lies in the last day, to a hundredth of the rows. */
public record Quantiles(String name, double low, double median, double high) {

    private static final double TAIL = 0.05;

    public Quantiles {
        Objects.requireNonNull(name);
    }

    static List<Quantiles> of(List<ColumnReference> columns, InputWindow.Day day) {
        return IntStream.range(0, columns.size())
                .mapToObj(i -> of(columns.get(i).name(), day.sketches().get(i)))
                .toList();
    }

    private static Quantiles of(String name, KllFloatsSketch sketch) {
        return new Quantiles(name, sketch.getQuantile(TAIL), sketch.getQuantile(0.5), sketch.getQuantile(1 - TAIL));
    }
}
