package dev.chainon.monitoring;

import dev.chainon.core.lineage.Dataset;
import dev.chainon.core.lineage.Lineage;
import dev.chainon.core.lineage.RunEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what it is told. */
final class LineageFake implements Lineage {

    private final List<RunEvent> events = new CopyOnWriteArrayList<>();

    @Override
    public void emit(RunEvent event) {
        events.add(event);
    }

    @Override
    public void lost(RuntimeException cause) {
        throw cause;
    }

    /** Most rows that were told to be written there. */
    long written(String key) {
        return events.stream()
                .flatMap(event -> event.flow().outputs().stream())
                .filter(output -> output.key().equals(key))
                .map(Dataset::facts)
                .mapToLong(facts -> facts.rows().orElse(0))
                .max()
                .orElse(0);
    }
}
