package dev.chainon.local.demo;

import dev.chainon.core.fault.Fault;
import dev.chainon.core.fault.FaultFolder;
import dev.chainon.core.fault.FaultWatch;
import dev.chainon.core.fault.Injection;
import dev.chainon.local.process.Service;
import java.util.Map;
import java.util.function.Supplier;

/** The faults that a launcher alone can bring about: processes that are dead and stay so, and a database that lets nobody in. */
final class Outages {

    private Outages() {}

    static FaultWatch watch(FaultFolder faults, Stage stage, Service broker, Databases databases) {
        return new FaultWatch(
                        faults,
                        Map.of(
                                Fault.DEAD_REPLICA,
                                of(() -> stage.service(Processes.VICTIM)),
                                Fault.DEAD_BROKER,
                                of(() -> broker),
                                Fault.LOST_DATABASE,
                                of(databases)))
                .start();
    }

    /** @param service that of now: another epoch has other processes */
    private static Injection of(Supplier<Service> service) {
        return new Injection() {
            @Override
            public void begin() {
                service.get().hold();
            }

            @Override
            public void end() {
                service.get().release();
            }
        };
    }

    private static Injection of(Databases databases) {
        return new Injection() {
            @Override
            public void begin() {
                databases.refuseProcesses();
            }

            @Override
            public void end() {
                databases.admitProcesses();
            }
        };
    }
}
