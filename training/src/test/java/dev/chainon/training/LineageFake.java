package dev.chainon.training;

import dev.chainon.core.lineage.Lineage;
import dev.chainon.core.lineage.RunEvent;
import java.util.ArrayList;
import java.util.List;

/** Keeps what it is told. */
final class LineageFake implements Lineage {

    final List<RunEvent> events = new ArrayList<>();
    final List<RuntimeException> lost = new ArrayList<>();

    @Override
    public void emit(RunEvent event) {
        events.add(event);
    }

    @Override
    public void lost(RuntimeException cause) {
        lost.add(cause);
    }
}
