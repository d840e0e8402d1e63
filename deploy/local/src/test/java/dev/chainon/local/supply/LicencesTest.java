package dev.chainon.local.supply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainon.evidence.record.Criterion;
import dev.chainon.local.process.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LicencesTest {

    private static final Path KEPT = Examples.ROOT.resolve(Licences.KEPT);

    private static Licences.Verdict judge(Licences licences, String... own) {
        Component component = new Component("x", "org.example", "x", "1", List.of(own));
        return licences.judge(new Bom("whole", Map.of("x", component), Map.of()))
                .get(0);
    }

    private static Licences licences(Licences.Decision... decisions) {
        return new Licences(Set.of("MIT", "Apache-2.0"), Map.of("The MIT words", "MIT"), List.of(decisions));
    }

    @Test
    @Criterion("B1Cr2.licences")
    void anUnknownLicence_aForbiddenOne_orNone_isRefused() {
        assertThat(judge(licences(), "MIT").licence()).contains("MIT");
        assertThat(judge(licences(), "The MIT words").licence()).contains("MIT");
        assertThat(judge(licences(), "AGPL-3.0-only").wrong()).contains("AGPL-3.0-only");
        assertThat(judge(licences(), "MIT", "Whatever").licence()).isEmpty();
        assertThat(judge(licences()).wrong()).contains("names no licence");
    }

    @Test
    void aDecisionHolds_forTheLibrariesThatItNames() {
        assertThat(judge(licences(new Licences.Decision("org.example:*", "MIT", "chosen", "choisie")), "GPL-2.0-only")
                        .licence())
                .contains("MIT");
        assertThat(judge(licences(new Licences.Decision("org.exampleX:x", "MIT", "chosen", "choisie")), "GPL-2.0-only")
                        .licence())
                .isEmpty();
        // A dot of a name stands for itself.
        assertThat(judge(licences(new Licences.Decision("org-example:x", "MIT", "chosen", "choisie")), "GPL-2.0-only")
                        .licence())
                .isEmpty();
    }

    @Test
    @Criterion(
            value = "B1Cr2.licences",
            covers = {"config/supply/bom.json", "config/supply/licences.yaml"})
    void everyLibraryOfTheBillHasALicenceThatIsAllowed_orADecision() {
        assertThat(Licences.read(KEPT).judge(Bom.read(Examples.ROOT.resolve(Bom.KEPT))))
                .hasSizeGreaterThan(300)
                .allSatisfy(verdict -> assertThat(verdict.licence())
                        .as(verdict.component().coordinates() + ": " + verdict.wrong())
                        .isPresent());
    }

    @Test
    void noDecisionIsIdle() {
        Bom bom = Bom.read(Examples.ROOT.resolve(Bom.KEPT));
        assertThat(Licences.read(KEPT).decisions())
                .allSatisfy(decision ->
                        assertThat(bom.foreign()).as(decision.module()).anyMatch(decision::fits));
    }

    @Test
    void thePagesAreThoseOfTheBill() throws IOException {
        List<Licences.Verdict> verdicts = Licences.read(KEPT).judge(Bom.read(Examples.ROOT.resolve(Bom.KEPT)));
        for (String language : List.of("en", "fr")) {
            String name = language.equals("en") ? "docs/licences.md" : "docs/licences.fr.md";
            assertThat(Files.readString(Examples.ROOT.resolve(name)))
                    .as("write it again by ./chainon licences --pages")
                    .isEqualTo(LicencePage.markdown(verdicts, language));
        }
    }

    @Test
    void aDecisionNeedsAReason(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("l.yaml"),
                "{allowed: [MIT], names: {}, decisions: [{module: 'a:b', licence: MIT, en: ' ', fr: x}]}");
        assertThatThrownBy(() -> Licences.read(file))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("a:b");
    }
}
