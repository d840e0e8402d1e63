package dev.chainon.e2e.containers;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.MemoryStatsConfig;
import com.github.dockerjava.api.model.Statistics;
import com.github.dockerjava.api.model.StatsConfig;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** A container of Compose that runs. */
record Berth(Container container) {

    private static final long MEGABYTE = 1L << 20;

    static List<Berth> all(String project) {
        return labelled(Map.of("com.docker.compose.project", project));
    }

    static Optional<Berth> of(String project, String service) {
        return labelled(Map.of("com.docker.compose.project", project, "com.docker.compose.service", service)).stream()
                .findFirst();
    }

    private static List<Berth> labelled(Map<String, String> labels) {
        return Engine.client().listContainersCmd().withLabelFilter(labels).exec().stream()
                .map(Berth::new)
                .toList();
    }

    String service() {
        return container.getLabels().getOrDefault("com.docker.compose.service", "");
    }

    /** Of its image, as it was started. */
    String tag() {
        return container.getImage().replaceFirst(".*:", "");
    }

    void kill() {
        Engine.client().killContainerCmd(container.getId()).exec();
    }

    /**
     * What its processes take, as docker stats counts it.
     *
     * @param usedMb without what the kernel can drop at once
     */
    record Memory(long usedMb, long limitMb) {}

    Memory memory() {
        AtomicReference<Optional<Statistics>> seen = new AtomicReference<>(Optional.empty());
        try {
            Engine.client()
                    .statsCmd(container.getId())
                    .withNoStream(true)
                    .exec(new ResultCallback.Adapter<Statistics>() {
                        @Override
                        public void onNext(Statistics statistics) {
                            seen.set(Optional.of(statistics));
                        }
                    })
                    .awaitCompletion();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        MemoryStatsConfig memory = seen.get().orElseThrow().getMemoryStats();
        long used = Objects.requireNonNullElse(memory.getUsage(), 0L);
        long limit = Objects.requireNonNullElse(memory.getLimit(), 0L);
        long cache = Optional.ofNullable(memory.getStats())
                .map(StatsConfig::getTotalInactiveFile)
                .orElse(0L);
        return new Memory((used - cache) / MEGABYTE, limit / MEGABYTE);
    }
}
