package dev.chainon.console.source;

import dev.chainon.evidence.report.EvidenceReader;
import dev.chainon.evidence.report.EvidenceReport;
import dev.chainon.evidence.report.source.Found;
import dev.chainon.evidence.report.source.OpeningEntry;
import dev.chainon.evidence.report.source.OpeningFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The state of the evidence. It is read again beside the page when the last reading is older than a while: it hashes every source file. Thread-safe. */
public final class Proofs {

    private static final Logger LOG = LoggerFactory.getLogger(Proofs.class);
    private static final Duration FRESH = Duration.ofSeconds(60);

    private final EvidenceReader reader;
    private final OpeningFile openings;
    private final InstantSource clock;
    private final AtomicBoolean reading = new AtomicBoolean();
    private volatile Instant readAt = Instant.MIN;
    private volatile Optional<EvidenceReport> report = Optional.empty();

    /**
     * @param root the repository's root folder
     * @param home folder of all state, with the reports of the commands
     */
    public Proofs(Path root, Path home, InstantSource clock) {
        this.reader = new EvidenceReader(root, home);
        this.openings = new OpeningFile(root);
        this.clock = clock;
    }

    /** The openings of the sealed period as their ledger tells now, and what is wrong with it; empty if it cannot be read. */
    public Optional<Found<OpeningEntry>> openings() {
        try {
            return Optional.of(openings.read());
        } catch (IOException e) {
            LOG.warn("cannot read the ledger of openings cause={}", e.toString());
            return Optional.empty();
        }
    }

    /** What was read last; read now, which blocks, where nothing was. Empty if the evidence cannot be read at all. */
    public Optional<EvidenceReport> report() {
        if (report.isEmpty()) {
            renew();
        } else if (readAt.isBefore(clock.instant().minus(FRESH)) && reading.compareAndSet(false, true)) {
            CompletableFuture.runAsync(this::renew).whenComplete((done, failure) -> reading.set(false));
        }
        return report;
    }

    /** Reads it now, which blocks. */
    public synchronized void renew() {
        readAt = clock.instant();
        try {
            report = Optional.of(reader.read());
        } catch (IOException | RuntimeException e) {
            LOG.warn("cannot read the evidence, showing what was known cause={}", e.toString());
        }
    }
}
