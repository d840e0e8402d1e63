package dev.chainon.local.platform;

import dev.chainon.local.process.Child;
import dev.chainon.local.process.Failure;
import dev.chainon.local.process.Home;
import dev.chainon.local.process.Service;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The embedded platform: a broker and a database server, started side by side. */
public final class Platform implements AutoCloseable {

    private static final Duration BROKER_GRACE = Duration.ofSeconds(4);

    /**
     * What to start.
     *
     * @param postgresSettings PostgreSQL's own settings, by name
     * @param patience how long each may take to answer
     */
    public record Plan(
            int brokerPort,
            int controllerPort,
            int brokerHeapMb,
            int postgresPort,
            Map<String, String> postgresSettings,
            Duration patience) {

        public Plan {
            postgresSettings = Map.copyOf(postgresSettings);
        }
    }

    private final Service broker;
    private final Postgres postgres;
    private final String bootstrap;

    private Platform(Service broker, Postgres postgres, String bootstrap) {
        this.broker = broker;
        this.postgres = postgres;
        this.bootstrap = bootstrap;
    }

    public static Platform start(Plan plan, Child.Setting setting, Service.Care care) {
        Home home = setting.home();
        Service broker = new Service(
                        new BrokerProgram(home, plan.brokerPort(), plan.controllerPort(), plan.brokerHeapMb())
                                .program(),
                        setting,
                        care)
                .start();
        CompletableFuture<Postgres> starting =
                CompletableFuture.supplyAsync(() -> Postgres.start(home, plan.postgresPort(), plan.postgresSettings()));
        try {
            await(CompletableFuture.allOf(starting, broker.ready()), plan.patience(), home);
            return new Platform(broker, starting.join(), "127.0.0.1:" + plan.brokerPort());
        } catch (RuntimeException e) {
            broker.stop(BROKER_GRACE);
            starting.thenAccept(Postgres::close).exceptionally(ignored -> null);
            throw e;
        }
    }

    /** Kafka's bootstrap address. */
    public String bootstrap() {
        return bootstrap;
    }

    public Service broker() {
        return broker;
    }

    public Postgres postgres() {
        return postgres;
    }

    @Override
    public void close() {
        broker.closeInput();
        try {
            postgres.close();
        } finally {
            broker.stop(BROKER_GRACE);
        }
    }

    private static void await(CompletableFuture<?> both, Duration patience, Home home) {
        try {
            both.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new Failure(
                    "The platform did not answer within " + patience.toSeconds() + " s: read " + home.log("broker")
                            + " and " + home.log("postgres"),
                    e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Failure failure ? failure : new CompletionException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted while the platform was starting.", e);
        }
    }
}
