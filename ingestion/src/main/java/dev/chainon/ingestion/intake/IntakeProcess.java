package dev.chainon.ingestion.intake;

import dev.chainon.core.UseCase;
import dev.chainon.core.contract.Table;
import dev.chainon.core.process.Health;
import dev.chainon.core.process.Telemetry;
import dev.chainon.streams.RawPublisher;
import dev.chainon.streams.TopicAdmin;
import dev.chainon.streams.Topics;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The whole intake: the inbox and the push, with one producer to the raw topic of the epoch. */
public final class IntakeProcess implements AutoCloseable {

    /** Name of the contract's table that says what raw records look like; a contract without it makes every cell of a CSV file a text. */
    public static final String RAW_TABLE = "raw_events";

    /** What files may have in the producer's buffer beside the requests. */
    private static final long FILE_BYTES = 4L << 20;

    /**
     * How the process is watched.
     *
     * @param metrics the figures as Prometheus reads them
     */
    public record Watch(Health health, Telemetry telemetry, Supplier<String> metrics) {}

    private final RawPublisher raw;
    private final FileIntake files;
    private final Vertx vertx;
    private final String address;

    private IntakeProcess(RawPublisher raw, FileIntake files, Vertx vertx, String address) {
        this.raw = raw;
        this.files = files;
        this.vertx = vertx;
        this.address = address;
    }

    /**
     * Starts everything.
     *
     * @throws IOException if the folder of its state cannot be written
     * @throws IllegalStateException if the broker does not answer or the port is taken
     */
    public static IntakeProcess start(IntakeSettings settings, UseCase<?> useCase, Watch watch) throws IOException {
        Topics topics = new Topics(useCase.topicPrefix(), settings.epoch());
        try (TopicAdmin admin = new TopicAdmin(settings.bootstrap())) {
            admin.create(topics, useCase.contract());
        }
        Optional<Table> schema = Optional.ofNullable(useCase.contract().tables().get(RAW_TABLE));
        RawPublisher raw = new RawPublisher(
                settings.bootstrap(),
                topics,
                new RawPublisher.Buffer(
                        settings.limits().bufferBytes() + FILE_BYTES,
                        settings.limits().answerWithin()));
        FileRun.Tools tools = new FileRun.Tools(settings, schema, raw, watch.telemetry());
        FileIntake files = new FileIntake(tools, watch.health(), Clock.systemUTC());
        Vertx vertx = vertx();
        PushRoute push = new PushRoute(vertx, settings.limits(), raw, watch.telemetry());
        int port =
                new IntakeServer(vertx, push, watch.health(), watch.metrics()).start(settings.host(), settings.port());
        return new IntakeProcess(raw, files.start(), vertx, "http://" + settings.host() + ":" + port);
    }

    private static Vertx vertx() {
        return Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(2)
                .setInternalBlockingPoolSize(1)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
    }

    /** Where it answers. */
    public String address() {
        return address;
    }

    @Override
    public void close() {
        files.close();
        vertx.close()
                .toCompletionStage()
                .toCompletableFuture()
                .completeOnTimeout(null, 5, TimeUnit.SECONDS)
                .join();
        raw.close();
    }
}
