package dev.chainon.e2e.ship;

import dev.chainon.evidence.ledger.Reactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The class path of each program, as the build wrote it; looked for in the modules alone, for other folders change while a demonstration runs. */
final class ClassPaths {

    private ClassPaths() {}

    /** @return one file for each module that has one, whose jars are separated as on a command line */
    static List<Path> of(Path root) throws IOException {
        return Reactor.read(root).modules().stream()
                .map(module -> root.resolve(module).resolve("target/classpath"))
                .filter(Files::isRegularFile)
                .toList();
    }
}
