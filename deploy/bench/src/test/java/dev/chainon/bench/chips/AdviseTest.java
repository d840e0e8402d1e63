package dev.chainon.bench.chips;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What is advised where there are no measures to go by. */
final class AdviseTest {

    @TempDir
    Path folder;

    @Test
    void withoutMeasuresItSaysHowToTakeThem() {
        Said said = advise(folder.resolve("none.json"));
        assertThat(said.code()).isEqualTo(3);
        assertThat(said.text()).contains("There are no measures in ", "./chainon bench chips");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{}", "{\"details\": {\"training\": [{\"id\": \"half\"}]}}"})
    void aFileThatIsNoResultIsRefused_withWords(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("bad.json"), text);
        Said said = advise(file);
        assertThat(said.code()).isEqualTo(3);
        assertThat(said.text())
                .contains("is no result of ./chainon bench chips")
                .doesNotContain("\tat ");
    }

    private record Said(int code, String text) {}

    private static Said advise(Path measures) {
        PrintStream before = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            int code = new CommandLine(new Advise())
                    .execute(
                            "--rows",
                            "1000",
                            "--requests-per-second",
                            "10",
                            "--latency-ms",
                            "5",
                            "--measures",
                            measures.toString());
            return new Said(code, said.toString(StandardCharsets.UTF_8));
        } finally {
            System.setErr(before);
        }
    }
}
