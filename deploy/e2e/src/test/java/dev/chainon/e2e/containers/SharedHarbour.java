package dev.chainon.e2e.containers;

import dev.chainon.e2e.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** One platform in containers for all tests that look at it: begun on an empty engine. */
final class SharedHarbour extends Shared<Harbour> {

    private static final Path TARGET = Path.of(System.getProperty("chainon.root"), "deploy/e2e/target");

    SharedHarbour() {
        super(Harbour.class);
    }

    @Override
    protected Harbour start() {
        Engine.needed("postgres", "broker", "launcher", "intake", "serving", "monitoring");
        try {
            return Harbour.begin(Files.createTempDirectory(TARGET, "harbour"));
        } catch (IOException e) {
            throw new IllegalStateException("the platform did not start", e);
        }
    }
}
