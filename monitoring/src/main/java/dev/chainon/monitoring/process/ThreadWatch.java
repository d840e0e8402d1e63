package dev.chainon.monitoring.process;

import dev.chainon.metrics.ThreadLoad;
import dev.chainon.metrics.ThreadLoad.Load;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** How the threads of each process fare on the cores, by name; a process that was started again begins anew. One thread looks, others may ask. */
final class ThreadWatch {

    private record Watched(long pid, ThreadLoad threads) {}

    private final Map<String, Watched> watched = new HashMap<>();
    private final Map<String, Load> loads = new ConcurrentHashMap<>();

    /** @param nanos of a clock that only goes forward */
    void look(Map<String, ProcessHandle> running, long nanos) {
        watched.keySet().retainAll(running.keySet());
        loads.keySet().retainAll(running.keySet());
        running.forEach((name, process) -> {
            Watched known = watched.compute(
                    name,
                    (n, old) -> old != null && old.pid() == process.pid()
                            ? old
                            : new Watched(process.pid(), ThreadLoad.of(process.pid())));
            known.threads().look(nanos).ifPresentOrElse(load -> loads.put(name, load), () -> loads.remove(name));
        });
    }

    /** Threads on a core, on average since the look before; not a number while nobody tells. */
    double running(String name) {
        return Optional.ofNullable(loads.get(name)).map(Load::running).orElse(Double.NaN);
    }

    /** Threads that could run and had no core, on average since the look before; not a number while nobody tells. */
    double waiting(String name) {
        return Optional.ofNullable(loads.get(name)).map(Load::waiting).orElse(Double.NaN);
    }
}
