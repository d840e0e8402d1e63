package dev.chainon.ingestion.intake;

import dev.chainon.core.process.Health;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks into the inbox again and again and takes what is whole, one file after the other. What cannot be done now (no broker, no disk) is told by the health
 * and tried again at the next look; what can never be done is put into {@code failed} with its reason.
 */
final class FileIntake implements Runnable, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FileIntake.class);
    private static final String STEP = "inbox";

    private final FileRun.Tools tools;
    private final Inbox inbox;
    private final Journal journal;
    private final Health health;
    private final Clock clock;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread = new Thread(this, "inbox");

    FileIntake(FileRun.Tools tools, Health health, Clock clock) throws IOException {
        this.tools = tools;
        this.health = health;
        this.clock = clock;
        this.inbox =
                new Inbox(tools.settings().inbox(), tools.settings().rhythm().settledAfter(), System::nanoTime);
        Files.createDirectories(tools.settings().memory());
        this.journal = new Journal(tools.settings().memory().resolve("files.ndjson"));
    }

    FileIntake start() {
        thread.start();
        return this;
    }

    @Override
    public void run() {
        try {
            do {
                look();
            } while (!stopping.await(tools.settings().rhythm().scanEvery().toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            LOG.info("the inbox is left as it is");
        }
    }

    /** One look into the folder. A file that cannot be taken now does not hold up the others. */
    void look() {
        List<String> waiting = new ArrayList<>();
        try {
            for (Path path : inbox.settled()) {
                if (stopping.getCount() > 0) {
                    attempt(path).ifPresent(waiting::add);
                }
            }
        } catch (IOException e) {
            LOG.warn("inbox={} cannot be listed", tools.settings().inbox(), e);
            waiting.add(tools.settings().inbox() + " cannot be listed: " + e.getMessage());
        }
        waiting.stream().findFirst().ifPresentOrElse(why -> health.missing(STEP, why), () -> health.done(STEP));
    }

    private Optional<String> attempt(Path path) {
        try {
            take(path);
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            LOG.warn("file waits for the next look: name={}", path.getFileName(), e);
            return Optional.of(path.getFileName() + " waits: " + e.getMessage());
        }
    }

    private void take(Path path) throws IOException {
        try {
            DroppedFile file = DroppedFile.of(path);
            String sha256 = file.sha256();
            Optional<Journal.Entry> before = journal.find(sha256);
            if (before.isPresent()) {
                again(file, before.get());
            } else {
                take(file, sha256);
            }
        } catch (UnfitException e) {
            Path kept = inbox.failed(path, path.getFileName() + " was not taken: " + e.reason() + ".");
            count("failed");
            LOG.warn("file failed: kept={} reason={}", kept, e.reason());
        } catch (NoSuchFileException e) {
            LOG.info("file was taken back before it was read: {}", path);
        }
    }

    private void take(DroppedFile file, String sha256) throws IOException, UnfitException {
        FileRun run = new FileRun(tools, file, sha256);
        Bookmark end = run.run();
        if (!Inbox.Stamp.of(file.path()).equals(file.stamp())) {
            run.forget();
            LOG.warn(
                    "file changed while it was read and is taken again: name={}; write it as NAME.part, then rename",
                    file.name());
            return;
        }
        journal.add(new Journal.Entry(sha256, file.name(), clock.instant().toString(), end.records(), end.refused()));
        inbox.done(file.path(), run.refused());
        run.forget();
        count("done");
        LOG.info("file done: name={} records={} refused={}", file.name(), end.records(), end.refused());
    }

    private void again(DroppedFile file, Journal.Entry before) throws IOException {
        inbox.done(
                file.path(),
                Optional.of("Nothing was sent: the same bytes came as " + before.name() + " and were taken at "
                        + before.at() + " (" + before.records() + " records)."));
        count("again");
        LOG.info("file came again: name={} firstName={} at={}", file.name(), before.name(), before.at());
    }

    private void count(String result) {
        tools.telemetry().count("chainon_intake_files_total", 1, "result", result);
    }

    /** Lets the batch in hand end; the rest of its file is taken after the next start. */
    @Override
    public void close() {
        stopping.countDown();
        thread.interrupt();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
