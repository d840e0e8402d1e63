package dev.chainon.e2e.flow;

import dev.chainon.e2e.Shared;
import java.nio.file.Files;
import java.nio.file.Path;

/** One demonstration for all tests that look at it. */
final class SharedDemonstration extends Shared<Demonstration> {

    SharedDemonstration() {
        super(Demonstration.class);
    }

    @Override
    protected Demonstration start() {
        try {
            Path state = Path.of(System.getProperty("chainon.root"), "deploy/e2e/target/demonstration");
            Demonstration.forget(state);
            Files.createDirectories(state);
            return Demonstration.start(state);
        } catch (Exception e) {
            throw new IllegalStateException("the demonstration did not start", e);
        }
    }
}
