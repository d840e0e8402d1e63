package dev.chainon.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.chainon.evidence.ledger.Reactor;
import dev.chainon.evidence.record.Criterion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A module builds, and its tests pass, in a folder where only what it needs is beside it. The one that is tried is a service with a process of its own; {@code -Dalone=MODULE}
 * names another. It takes minutes, so the campaign runs it.
 */
@Tag("campaign")
class AloneIT {

    private static final Path ROOT = Path.of(System.getProperty("chainon.root"));
    private static final String MODULE = System.getProperty("alone", "people");

    @TempDir
    Path folder;

    @Test
    @Criterion("B2Cr7.alone")
    void buildsAndPassesItsTests_withoutTheOtherModules() throws IOException, InterruptedException {
        assumeThat(ROOT.resolve(".git"))
                .as("git has to say which files are the project's")
                .exists();
        Alone alone = new Alone(ROOT, Reactor.read(ROOT), MODULE, folder);
        alone.lay();
        assertThat(Reactor.read(folder).modules()).containsExactlyInAnyOrderElementsOf(alone.needed());

        assertThat(alone.build()).contains("BUILD SUCCESS").doesNotContain("BUILD FAILURE");

        assertThat(new House(folder).unprovedIn(MODULE)).isEmpty();
        assertThat(new House(folder).strangers()).isEmpty();
        for (String module : Reactor.read(ROOT).modules()) {
            assertThat(Files.exists(folder.resolve(module).resolve("pom.xml")))
                    .as(module)
                    .isEqualTo(alone.needed().contains(module));
        }
    }
}
