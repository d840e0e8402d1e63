package dev.chainon.local.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.evidence.report.source.Attestation;
import dev.chainon.evidence.report.source.Attestations;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AttestCommandTest {

    @TempDir
    Path folder;

    private Toy toy;
    private Path run;

    @BeforeEach
    void begin() throws IOException, GeneralSecurityException {
        toy = Toy.begin(folder);
        toy.write(
                "pom.xml", "<project><artifactId>toy</artifactId><modules><module>kettle</module></modules></project>");
        toy.write("kettle/pom.xml", "<project><artifactId>kettle</artifactId></project>");
        toy.write(
                Steps.FILE,
                "steps: [{id: boil, cadence: merge, fr: bouillir, en: boil, run: 'true', budgetSeconds: 60}]");
        KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        toy.write(
                "evidence/attested/keys.yaml",
                "- {id: forge, owner: Ada, key: " + base64(keys.getPublic().getEncoded()) + "}\n");
        toy.commit("Boil");
        System.setProperty(AttestCommand.KEY, base64(keys.getPrivate().getEncoded()));
        run = folder.resolve("target/ci.json");
        assertThat(toy.type("ci", "--json", run.toString())).isZero();
    }

    @AfterEach
    void forgetTheKey() {
        System.clearProperty(AttestCommand.KEY);
    }

    @Test
    void signsWhatTheReportAccepts() throws IOException {
        assertThat(toy.type("attest", run.toString(), "--module", "kettle")).isZero();

        assertThat(new Attestations(folder).read().faults()).isEmpty();
        assertThat(new Attestations(folder).read().items())
                .singleElement()
                .satisfies(attestation -> assertThat(attestation.passed()).isTrue())
                .extracting(Attestation::clause, Attestation::commit, Attestation::owner)
                .containsExactly("B4Cr3.forge-run", toy.git("rev-parse", "HEAD"), "Ada");
    }

    @Test
    void refusesARunOfOtherCode_andToSignWithoutAKey() {
        toy.commit("Another");
        assertThat(toy.type("attest", run.toString(), "--module", "kettle")).isEqualTo(3);
        assertThat(toy.type("attest")).isEqualTo(3);
        toy.git("reset", "-q", "--hard", "HEAD~1");
        System.clearProperty(AttestCommand.KEY);
        assertThat(toy.type("attest", run.toString(), "--module", "kettle")).isEqualTo(3);
        assertThat(toy.type("attest", "--new-key", "Ada")).isZero();
        assertThat(folder.resolve("evidence/attested/B4Cr3.forge-run.json")).doesNotExist();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
