package dev.chainon.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.chainon.evidence.record.Criterion;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Runs when every other module is through with {@code mvn verify}, and reads what each left behind. An integration test, since the others' are among it. */
class WholeBuildIT {

    static final String LAST = "deploy/whole";

    private final House house = read();

    private static House read() {
        try {
            return new House(Path.of(System.getProperty("chainon.root")));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @Criterion("B4Cr3.one-command")
    void oneCommandCompiledAllAndPassedAllTests() throws IOException {
        assumeWhole();
        assertThat(house.notBefore(LAST))
                .as("what this module does not need may be built after it")
                .isEmpty();
        assertThat(house.unproved(LAST)).isEmpty();
    }

    @Test
    @Criterion("B2Cr7.alone")
    void eachModuleWasTestedWithWhatItNamesAlone() throws IOException {
        assumeWhole();
        assertThat(house.withoutClassPath(LAST)).isEmpty();
        assertThat(house.strangers()).isEmpty();
    }

    private void assumeWhole() throws IOException {
        assumeThat(house.untested(LAST))
                .as("modules without a test since their code changed: run mvn verify from the root")
                .isEmpty();
    }
}
