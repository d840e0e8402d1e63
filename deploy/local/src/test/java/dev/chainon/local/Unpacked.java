package dev.chainon.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The programs of PostgreSQL, unpacked once for all state folders of the tests: it takes seconds each time. */
public final class Unpacked {

    private static final Path ONCE = Path.of(System.getProperty("chainon.root"), "deploy/local/target/postgres");

    private Unpacked() {}

    /** Lets a state folder find them where it would unpack its own. */
    public static void share(Path state) throws IOException {
        Files.createDirectories(ONCE);
        Path own = Files.createDirectories(state.resolve("native")).resolve("postgres");
        Files.createSymbolicLink(own, ONCE);
    }
}
