package dev.chainon.evidence.record;

import dev.chainon.evidence.ledger.CodeHash;
import dev.chainon.evidence.ledger.Commit;
import dev.chainon.evidence.ledger.Ledger;
import dev.chainon.evidence.ledger.Machine;
import dev.chainon.evidence.ledger.Proof;
import dev.chainon.evidence.ledger.Reactor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Writes what each test with {@link Criterion} proved to {@code target/evidence/records.jsonl} of its module. A listener of the platform sees
 * every engine, and what a test never sees: that it was disabled, that its class failed before it began.
 *
 * <p>At the start every planned proof is written as unfinished, so a process that dies does not leave an older success standing.
 */
public final class Recorder implements TestExecutionListener {

    private final Optional<Path> folder;
    private Optional<Site> site = Optional.empty();
    private Optional<Run> run = Optional.empty();

    /** Found by JUnit's launcher; Maven gives the module's folder. */
    public Recorder() {
        this(Optional.ofNullable(System.getProperty("basedir"))
                .or(() -> Optional.ofNullable(System.getProperty("user.dir")))
                .map(Path::of));
    }

    Recorder(Optional<Path> folder) {
        this.folder = folder;
    }

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        Run fresh = new Run(plan);
        run = Optional.of(fresh);
        write(fresh);
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        run.ifPresent(r -> r.started(test));
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        run.ifPresent(r -> r.skipped(test, reason));
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        run.ifPresent(r -> r.finished(test, result));
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        run.ifPresent(this::write);
        run = Optional.empty();
    }

    private void write(Run what) {
        List<Claim> claims = what.claims();
        if (claims.isEmpty()) {
            return;
        }
        site = site.or(this::site);
        site.ifPresent(s -> {
            try {
                List<Proof> proofs = new ArrayList<>();
                for (Claim claim : claims) {
                    proofs.add(s.proof(claim));
                }
                new Ledger(s.file()).add(proofs);
            } catch (IOException e) {
                warn(e);
            }
        });
    }

    private Optional<Site> site() {
        try {
            Optional<Path> at = folder.isPresent() ? Reactor.rootOf(folder.get()) : Optional.empty();
            return at.isPresent() ? site(Reactor.read(at.get()), folder.get()) : Optional.empty();
        } catch (IOException e) {
            warn(e);
            return Optional.empty();
        }
    }

    private static Optional<Site> site(Reactor reactor, Path folder) throws IOException {
        Optional<String> module = reactor.moduleAt(folder);
        return module.isEmpty()
                ? Optional.empty()
                : Optional.of(new Site(
                        reactor.root(),
                        module.get(),
                        new CodeHash(reactor),
                        Commit.of(reactor.root()),
                        Machine.current()));
    }

    /** A proof that could not be written down shows as missing in the report: a test never fails for it. */
    private static void warn(IOException e) {
        System.err.println("[evidence] no record written: " + e.getMessage());
    }
}
