package dev.chainon.local.demo;

import dev.chainon.local.process.FirstCompiler;
import dev.chainon.local.process.SparkOpens;
import dev.chainon.store.BackofficeRole;
import dev.chainon.store.RuntimeRole;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The processes of the demonstration: module, main class, role in the runtime database, what else they need. */
enum App {
    HISTORY("deploy/apps/pipeline", "History", RuntimeRole.STREAM, true),
    SNAPSHOT("deploy/apps/pipeline", "History", RuntimeRole.STREAM, true),
    TRAIN("deploy/apps/trainer", "Train", RuntimeRole.TRAINER, false),
    EVALUATE("deploy/apps/trainer", "Evaluate", RuntimeRole.TRAINER, false),
    UNSEAL("deploy/apps/pipeline", "Unseal", RuntimeRole.STREAM, true),
    EXPORT("deploy/apps/pipeline", "Export", RuntimeRole.STREAM, true),
    MODELS("deploy/apps/trainer", "Models", RuntimeRole.TRAINER, false),
    CLUSTER("deploy/apps/cluster", "TrainOnCluster", RuntimeRole.TRAINER, false),
    SERVING("deploy/apps/server", "Serve", RuntimeRole.SERVING, false),
    BALANCER("deploy/apps/server", "Balance", RuntimeRole.SERVING, false),
    STREAM("deploy/apps/pipeline", "Stream", RuntimeRole.STREAM, true),
    INTAKE("deploy/apps/intake", "Intake"),
    PEOPLE("deploy/apps/people", "People", RuntimeRole.PEOPLE, false),
    MONITOR("deploy/apps/monitor", "Monitor", RuntimeRole.MONITORING, false),
    REPLAY("deploy/apps/pipeline", "Replay", RuntimeRole.STREAM, false),
    MAINTENANCE("deploy/apps/pipeline", "Maintain", Optional.empty(), true);

    private final String module;
    private final String mainClass;
    private final Optional<RuntimeRole> role;
    private final boolean backOffice;

    App(String module, String mainClass, RuntimeRole role, boolean backOffice) {
        this(module, mainClass, Optional.of(role), backOffice);
    }

    /** A process that enters no database. */
    App(String module, String mainClass) {
        this(module, mainClass, Optional.empty(), false);
    }

    App(String module, String mainClass, Optional<RuntimeRole> role, boolean backOffice) {
        this.module = module;
        this.mainClass = mainClass;
        this.role = role;
        this.backOffice = backOffice;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    String module() {
        return module;
    }

    String mainClass() {
        return "dev.chainon.apps." + mainClass;
    }

    Optional<RuntimeRole> role() {
        return role;
    }

    /** Whether it may enter the back office: the pipeline alone. */
    boolean backOffice() {
        return backOffice;
    }

    /** As whom it enters the back office, if it may. */
    BackofficeRole backOfficeRole() {
        return this == MAINTENANCE ? BackofficeRole.MAINTENANCE : BackofficeRole.PIPELINE;
    }

    List<String> options() {
        return switch (this) {
            case HISTORY, SNAPSHOT, UNSEAL, EXPORT, CLUSTER, MAINTENANCE -> SparkOpens.options();
            case STREAM, REPLAY ->
                Stream.concat(SparkOpens.options().stream(), FirstCompiler.options().stream())
                        .toList();
            case BALANCER, INTAKE, MODELS, MONITOR, PEOPLE, SERVING -> FirstCompiler.options();
            case TRAIN, EVALUATE -> List.of();
        };
    }

    /** The key of its port; empty for a process that does not answer. */
    Optional<String> portKey(String name) {
        return switch (this) {
            case SERVING, BALANCER, STREAM, INTAKE, PEOPLE, MONITOR -> Optional.of(name);
            case HISTORY, SNAPSHOT, UNSEAL, EXPORT, TRAIN, EVALUATE, CLUSTER, MODELS, REPLAY, MAINTENANCE ->
                Optional.empty();
        };
    }
}
