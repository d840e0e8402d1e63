package dev.chainon.monitoring.ticket;

import dev.chainon.monitoring.ticket.forge.Forge;
import dev.chainon.monitoring.ticket.forge.ForgeSync;
import dev.chainon.monitoring.ticket.log.ErrorLogs;
import dev.chainon.store.Database;
import dev.chainon.store.Leases;
import dev.chainon.store.tickets.Outbox;
import dev.chainon.store.tickets.TicketReader;
import dev.chainon.store.tickets.Tickets;
import io.vertx.ext.web.Router;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bug database of a process: takes alerts, looks for errors in the logs, and keeps the forge in step, one process at a time. */
public final class TicketOffice implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TicketOffice.class);
    private static final int SECONDS_TO_END = 5;
    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final ForgeSync.Waits WAITS = new ForgeSync.Waits(Duration.ofSeconds(30), Duration.ofHours(1));

    private final TicketSettings settings;
    private final TicketReader reader;
    private final TicketDesk desk;
    private final ErrorLogs logs;
    private final Database database;
    private final ScheduledExecutorService threads =
            Executors.newScheduledThreadPool(2, work -> new Thread(work, "tickets"));

    /** @param marks folder of the places in the logs */
    public TicketOffice(TicketSettings settings, Database database, Path marks, InstantSource clock) {
        this.settings = settings;
        this.database = database;
        this.reader = new TicketReader(database);
        this.desk = new TicketDesk(new Tickets(database, settings.newPerHour()), settings.commit(), clock);
        this.logs = new ErrorLogs(settings.logs(), marks, desk::errors, clock);
    }

    public TicketOffice start() {
        again("look through the logs", logs::look, settings.every());
        settings.forge().ifPresent(wanted -> {
            Forge forge = wanted.open(InstantSource.system());
            ForgeSync sync = new ForgeSync(forge, new Outbox(database, forge.name()), reader, WAITS);
            Leases leases = new Leases(database);
            String holder = "tickets-" + UUID.randomUUID();
            again(
                    "keep " + forge.name() + " in step",
                    () -> {
                        if (leases.acquire("tickets-forge", holder, LEASE)) {
                            sync.run();
                        }
                    },
                    wanted.options().every());
            LOG.info("tickets are kept in step with {}", forge.name());
        });
        return this;
    }

    private void again(String what, Runnable work, Duration pause) {
        threads.scheduleWithFixedDelay(
                () -> {
                    try {
                        work.run();
                    } catch (RuntimeException e) {
                        // An exception that left here would end the schedule for good. A warning: an error would become
                        // a ticket, about tickets.
                        LOG.warn("cannot {}, the next try comes in {} cause={}", what, pause, e.toString());
                    }
                },
                0,
                pause.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    public void mount(Router router) {
        new AlertRoutes(desk, settings.key()).mount(router);
    }

    /** Where alerts of this process, reports and what operators do go. */
    public TicketDesk desk() {
        return desk;
    }

    public TicketReader reader() {
        return reader;
    }

    public AccessKey key() {
        return settings.key();
    }

    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
