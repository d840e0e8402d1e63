package dev.chainon.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ProgramTest {

    @Test
    void quotesWhatTheArgumentFileOfJavaWouldSplit() {
        Program.Java java = new Program.Java(new ClassPath("/a b/x.jar:/y.jar"), "a.Main", 64);
        Program program = new Program("x", java, List.of("-Dback=\\"), List.of("say \"hi\""), Map.of());
        assertThat(program.argumentFile())
                .contains("\"-Xmx64m\"", "\"/a b/x.jar:/y.jar\"", "\"-Dback=\\\\\"")
                .endsWith("\"a.Main\"", "\"say \\\"hi\\\"\"");
    }
}
