package dev.chainon.people;

import dev.chainon.core.UseCase;
import dev.chainon.core.event.Event;
import dev.chainon.core.process.Health;
import dev.chainon.core.process.Telemetry;
import dev.chainon.people.http.Doors;
import dev.chainon.people.http.Pace;
import dev.chainon.people.http.SubscriptionRoutes;
import dev.chainon.people.notice.Channel;
import dev.chainon.people.notice.Courier;
import dev.chainon.people.notice.Letters;
import dev.chainon.people.notice.Mailbox;
import dev.chainon.people.notice.Outbox;
import dev.chainon.people.notice.SmtpMail;
import dev.chainon.people.notice.Watcher;
import dev.chainon.people.notice.Webhook;
import dev.chainon.people.subscription.AddressGuard;
import dev.chainon.people.subscription.Desk;
import dev.chainon.people.subscription.Erasures;
import dev.chainon.people.subscription.Rights;
import dev.chainon.people.subscription.WishReader;
import dev.chainon.people.vault.KeyRing;
import dev.chainon.people.vault.MasterKey;
import dev.chainon.people.vault.Proofs;
import dev.chainon.people.vault.Vault;
import dev.chainon.store.Database;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.ext.web.Router;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The people process with all its parts: keys, subscriptions, the watch on the logs, the courier, and what it answers. */
public final class PeopleProcess implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PeopleProcess.class);
    private static final Clock CLOCK = Clock.systemUTC();
    private static final int CONNECTIONS = 3;
    private static final Duration COURIER_PAUSE = Duration.ofMillis(200);
    private static final Duration WEBHOOK_PATIENCE = Duration.ofSeconds(10);

    private final PeopleSettings settings;
    private final Health health = new Health();
    private final Database database;
    private final Vertx vertx;
    private final MasterKey master;
    private final Watcher<?> watcher;
    private final Courier courier;
    private final Counter counter;
    private final Doors doors;
    private final ScheduledExecutorService chores = Executors.newScheduledThreadPool(2, PeopleProcess::chore);

    /**
     * Whom the process tells how it goes, and who puts pages before it.
     *
     * @param metrics the figures of now in the text format of Prometheus
     * @param pages mounts pages on the router, over the same counter as the API
     */
    public record Reports(Telemetry telemetry, Supplier<String> metrics, BiConsumer<Router, Counter> pages) {}

    /**
     * Connects, and looks whether the keys fit the database.
     *
     * @throws IllegalStateException with what to do, if they do not
     */
    public <E extends Event> PeopleProcess(PeopleSettings settings, UseCase<E> useCase, Reports reports) {
        this.settings = settings;
        KeyRing ring = KeyRing.load(settings.keys().files(), settings.keys().given());
        Vault vault = new Vault(ring);
        PeopleSettings.Login login = settings.runtime();
        this.database = new Database(login.url(), login.user(), login.password(), CONNECTIONS);
        database.watch(reports.telemetry());
        this.master = new MasterKey(database, vault, settings.keys().files());
        master.check();
        Erasures erasures = new Erasures(settings.home().resolve("people"));
        erasures.enforce(database);
        this.vertx = Vertx.vertx(
                new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(2).setInternalBlockingPoolSize(2));
        Watcher.Source source = new Watcher.Source(settings.bootstrap(), settings.epoch(), settings.latest());
        this.watcher = new Watcher<>(source, useCase, database, health, reports.telemetry());
        Optional<Mailbox> mailbox = settings.smtp().isPresent() ? Optional.empty() : Optional.of(new Mailbox(CLOCK));
        AddressGuard guard = new AddressGuard(settings.privateWebhooks());
        this.courier = new Courier(
                new Outbox(database, vault, UUID.randomUUID().toString()),
                new Letters(settings.site(), useCase::wording),
                channels(mailbox, guard),
                settings.notices(),
                reports.telemetry());
        Proofs proofs = new Proofs(ring);
        WishReader reader = new WishReader(useCase, guard, settings.rules());
        this.counter = new Counter(
                new Desk(database, vault, reader, settings.epoch(), erasures, CLOCK),
                new Rights(database, vault, proofs, erasures, CLOCK),
                new Counter.Forms(reader, watcher::minute),
                proofs,
                mailbox);
        this.doors = new Doors(vertx, health, reports.metrics(), router -> {
            new SubscriptionRoutes(counter, new Pace(settings.newPerMinute(), CLOCK)).mount(router);
            reports.pages().accept(router, counter);
        });
    }

    private Map<String, Channel> channels(Optional<Mailbox> mailbox, AddressGuard guard) {
        Channel mail =
                settings.smtp().<Channel>map(SmtpMail::new).or(() -> mailbox).orElseThrow();
        return Map.of("mail", mail, "webhook", new Webhook(vertx, guard, WEBHOOK_PATIENCE));
    }

    private static Thread chore(Runnable work) {
        Thread thread = new Thread(work, "people-chores");
        thread.setDaemon(true);
        return thread;
    }

    /** Starts everything and gives the port. */
    public int start() {
        int port = doors.open(settings.listen().host(), settings.listen().port());
        watcher.start();
        chores.scheduleWithFixedDelay(
                this::deliver, COURIER_PAUSE.toMillis(), COURIER_PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        chores.scheduleWithFixedDelay(this::rotate, 0, 24, TimeUnit.HOURS);
        return port;
    }

    private void deliver() {
        try {
            courier.round();
            health.done("courier");
        } catch (RuntimeException e) {
            // An exception that left here would end the schedule for good.
            health.missing("courier", "notices cannot be sent now");
            LOG.warn("notices cannot be sent now, the next try comes in {}", COURIER_PAUSE, e);
        }
    }

    private void rotate() {
        try {
            master.rotateIfOlderThan(settings.keys().rotateAfter(), CLOCK);
        } catch (RuntimeException e) {
            LOG.warn("the master key was not changed, the next try comes in a day", e);
        }
    }

    /** What people can ask. */
    public Counter counter() {
        return counter;
    }

    @Override
    public void close() {
        health.missing("process", "it is ending");
        watcher.close();
        chores.shutdown();
        try {
            // A notice that is being sent ends as it ends; cut off it would be in doubt.
            if (!chores.awaitTermination(3, TimeUnit.SECONDS)) {
                chores.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        vertx.close().toCompletionStage().toCompletableFuture().join();
        database.close();
    }
}
