package dev.chainon.core.lineage;

import java.util.List;

/** What a run reads and writes, as far as it is known now. */
public record Flow(List<Dataset> inputs, List<Dataset> outputs) {

    public static final Flow NONE = new Flow(List.of(), List.of());

    public Flow {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }
}
