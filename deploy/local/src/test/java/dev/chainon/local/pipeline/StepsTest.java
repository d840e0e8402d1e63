package dev.chainon.local.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainon.local.process.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StepsTest {

    private static final String TWO = """
            caches: {maven: {paths: [.m2], key: [pom.xml]}}
            steps:
              - {id: one, cadence: push, fr: un, en: one, run: echo one, caches: [maven], budgetSeconds: 1}
              - {id: two, cadence: merge, fr: deux, en: two, run: echo two, needs: [one], budgetSeconds: 1}
              - {id: three, cadence: merge, fr: trois, en: three, run: echo three, budgetSeconds: 1}
            """;

    @TempDir
    Path root;

    @Test
    void readsTheShippedDefinition_whoseScriptsAreThere() {
        Path shipped = Path.of(System.getProperty("chainon.root"));

        assertThat(Steps.read(shipped).ids()).contains("verify", "campaign", "demo", "evidence", "publish");
        assertThat(Steps.read(shipped).of(Cadence.MERGE, Optional.empty()))
                .extracting(Step::id)
                .startsWith("verify")
                .endsWith("evidence");
        assertThat(shipped.resolve("deploy/pipeline/sign")).isExecutable();
    }

    @Test
    void choosesByNameOrByCadence_inTheOrderOfTheDefinition() throws IOException {
        Steps steps = read(TWO);

        assertThat(steps.named(List.of("three", "one"))).extracting(Step::id).containsExactly("one", "three");
        assertThat(steps.of(Cadence.MERGE, Optional.empty()))
                .extracting(Step::id)
                .containsExactly("two", "three");
        assertThat(steps.of(Cadence.MERGE, Optional.of("three")))
                .extracting(Step::id)
                .containsExactly("three");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "needs: [one] | needs: [three] | no step before it",
                "id: two | id: one | Two steps are called one",
                "caches: [maven] | caches: [gradle] | gradle",
                "run: echo two | run: '' | two needs",
                "budgetSeconds: 1} | budgetSeconds: 0} | positive budgetSeconds",
                "cadence: push | cadence: yearly | yearly",
                "en: two | en: two, colour: red | colour",
                "id: two | id: Two! | small letters"
            })
    void refusesAFaultyDefinition_inWords(String good, String bad, String words) {
        assertThatThrownBy(() -> read(TWO.replace(good, bad)))
                .isInstanceOf(Failure.class)
                .hasMessageContaining(words);
    }

    private Steps read(String text) throws IOException {
        Files.createDirectories(root.resolve("deploy/pipeline"));
        Files.writeString(root.resolve(Steps.FILE), text);
        return Steps.read(root);
    }
}
