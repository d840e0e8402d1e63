package dev.chainon.ingestion;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.typesafe.config.Config;
import dev.chainon.core.process.Progress;
import dev.chainon.ingestion.backoffice.Backoffice;
import dev.chainon.ingestion.backoffice.BackofficeSettings;
import dev.chainon.ingestion.backoffice.Steps;
import dev.chainon.ingestion.maintenance.Maintenance;
import dev.chainon.ingestion.maintenance.OldReplays;
import dev.chainon.ingestion.maintenance.Policy;
import dev.chainon.ingestion.maintenance.Swept;
import dev.chainon.ingestion.stream.CleanCopy;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One round of maintenance of a use case's back office. */
public final class MaintenanceRun {

    private final BackofficeSettings settings;
    private final Policy policy;
    private final Steps steps;

    /** @param chainon the settings of the process, whose {@code backoffice} must be the login of maintenance */
    public MaintenanceRun(Config chainon, Progress progress) {
        this.settings = HistorySettings.backoffice(chainon, chainon.getInt("history.cores"));
        this.policy = Policy.of(chainon);
        this.steps = new Steps(progress);
    }

    /**
     * Keeps all tables of the namespace and tells the figures as JSON.
     *
     * @param replays how long the copy of a replay is kept after its last record; empty for ever
     * @throws IOException if the figures cannot be written
     */
    public String run(String namespace, Optional<Duration> replays) throws IOException {
        try (Backoffice backoffice = steps.time("session", () -> Backoffice.openForMaintenance(settings, namespace))) {
            int forgotten = steps.time("replays", () -> forget(backoffice, replays));
            Swept swept = steps.time(
                    "maintenance",
                    () -> new Maintenance(backoffice, policy, InstantSource.system(), List.of(CleanCopy.TABLE)).run());
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("maintenance.replays.forgotten", forgotten);
            figures.put("maintenance.files.compacted", swept.compacted());
            figures.put("maintenance.files.written", swept.written());
            figures.put("maintenance.snapshots.expired", swept.expired());
            figures.put("maintenance.orphans.removed", swept.orphans());
            steps.seconds().forEach((step, s) -> figures.put("maintenance.seconds." + step, s));
            return new ObjectMapper().writeValueAsString(figures);
        }
    }

    private static int forget(Backoffice backoffice, Optional<Duration> replays) {
        return replays.filter(period -> backoffice.exists(CleanCopy.TABLE))
                .map(period -> new OldReplays(InstantSource.system(), period).forget(backoffice.table(CleanCopy.TABLE)))
                .orElse(0);
    }
}
