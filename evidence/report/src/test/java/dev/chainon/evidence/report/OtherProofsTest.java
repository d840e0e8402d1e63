package dev.chainon.evidence.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chainon.evidence.report.source.Signature;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proofs that no test here can give: signed elsewhere, declared by a person, measured by a benchmark. */
class OtherProofsTest {

    @TempDir
    Path folder;

    private ScratchRepository repository;
    private KeyPair keys;

    @BeforeEach
    void repository() throws IOException, GeneralSecurityException {
        repository = ScratchRepository.in(folder);
        keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        repository.write(
                "evidence/attested/keys.yaml",
                "- {id: gpu-1, owner: A laboratory, key: "
                        + base64(keys.getPublic().getEncoded()) + "}\n");
    }

    @Test
    void attests_whatAListedKeySigned() throws Exception {
        attest(attestation("B2Cr5.gpu", repository.code("app"), "PASSED"));
        repository.run(PlantedClaims.Gpu.class);
        assertThat(repository.state("B2Cr5.gpu")).isEqualTo(State.ATTESTED);
        assertThat(repository.read().faults()).isEmpty();
    }

    @Test
    void refuses_aSignatureThatDoesNotFit() throws Exception {
        ObjectNode signed = sign(attestation("B2Cr5.gpu", repository.code("app"), "FAILED"));
        repository.write(
                "evidence/attested/a.json", signed.put("outcome", "PASSED").toString());
        assertThat(repository.state("B2Cr5.gpu")).isEqualTo(State.NOT_SHOWN);
        assertThat(repository.read().faults())
                .singleElement()
                .satisfies(f -> assertThat(f.what().en()).contains("does not fit the content"));
    }

    @Test
    void refuses_aKeyThatIsNotListed() throws Exception {
        attest(attestation("B2Cr5.gpu", repository.code("app"), "PASSED").put("key", "stranger"));
        assertThat(repository.read().faults())
                .singleElement()
                .satisfies(f -> assertThat(f.what().en()).contains("no key of that name"));
    }

    @Test
    void isStale_whenTheAttestedCodeChanged() throws Exception {
        attest(attestation("B2Cr5.gpu", "of another code", "PASSED"));
        assertThat(repository.state("B2Cr5.gpu")).isEqualTo(State.STALE);
    }

    @Test
    void refutes_whenTheAttestedRunFailed() throws Exception {
        attest(attestation("B2Cr5.gpu", repository.code("app"), "FAILED"));
        assertThat(repository.state("B2Cr5.gpu")).isEqualTo(State.REFUTED);
    }

    @Test
    void neverMerges_anAttestationWithAClauseThatMustRunHere() throws Exception {
        attest(attestation("B3Cr4.bit-identity", repository.code("app"), "PASSED"));
        assertThat(repository.state("B3Cr4.bit-identity")).isEqualTo(State.NOT_SHOWN);
        assertThat(repository.read().faults()).hasSize(1);
    }

    @Test
    void declares_whatAPersonStandsFor() throws IOException {
        String entry =
                "clause: B4Cr8.satisfaction\ndate: 2026-11-20\nperson: A trainer\nlink: https://example.org/survey\nstatement: Eleven answers.\n";
        repository.write("evidence/declared/survey.yaml", entry);
        assertThat(repository.state("B4Cr8.satisfaction")).isEqualTo(State.DECLARED);
        repository.write(
                "evidence/declared/survey.yaml", entry.replace("https://example.org/survey", "javascript:alert(1)"));
        assertThat(repository.state("B4Cr8.satisfaction")).isEqualTo(State.NOT_SHOWN);
        assertThat(repository.read().faults()).hasSize(1);
    }

    @Test
    void refutes_whenAMeasuredFigureMissesItsGoal() throws IOException {
        repository.write("bench/results/train.json", result("true", "2026-11-20T10:00:00Z", "0.86"));
        assertThat(repository.state("B2Cr1.network")).isEqualTo(State.REFUTED);
        assertThat(repository
                        .read()
                        .clause("B2Cr1.network")
                        .orElseThrow()
                        .reason()
                        .en())
                .isEqualTo("Goal missed: model.may.auc.");
        repository.write("bench/results/train-2.json", result("true", "2026-11-21T10:00:00Z", "0.89"));
        repository.write("bench/results/train-3.json", result("false", "2026-11-22T10:00:00Z", "0.5"));
        assertThat(repository.state("B2Cr1.network"))
                .as("a figure alone shows nothing")
                .isEqualTo(State.NOT_SHOWN);
    }

    @Test
    void takesTheFiguresOfTheCommands_butNotThoseTheyOnlyRemember() throws IOException {
        repository.write(".chainon/reports/train.json", result("true", "2026-11-20T10:00:00Z", "0.89"));
        assertThat(auc().figure()).hasValueSatisfying(auc -> {
            assertThat(auc.value()).isEqualTo(.89);
            assertThat(auc.shortCommit()).isEqualTo("c");
        });
        assertThat(auc().elsewhere("c")).isFalse();
        assertThat(auc().elsewhere("d")).isTrue();

        repository.write(
                ".chainon/reports/demo.json",
                result("true", "2026-11-21T10:00:00Z", "0.5").replace("}}", "},\"kept\":[\"model.may.auc\"]}"));
        assertThat(auc().figure())
                .hasValueSatisfying(auc -> assertThat(auc.value()).isEqualTo(.89));

        repository.write(
                "bench/results/train.json",
                result("true", "2026-11-22T10:00:00Z", "0.9").replace("\"c\"", "\"0123456789+changes\""));
        assertThat(auc().figure()).hasValueSatisfying(auc -> {
            assertThat(auc.value()).isEqualTo(.9);
            assertThat(auc.shortCommit()).isEqualTo("0123456");
            assertThat(auc.changed()).isTrue();
        });
    }

    private FigureReport auc() throws IOException {
        return repository.read().clause("B2Cr1.network").orElseThrow().figures().stream()
                .filter(figure -> figure.goal().id().equals("model.may.auc"))
                .findFirst()
                .orElseThrow();
    }

    private static String result(String ok, String started, String auc) {
        return "{\"command\":\"train\",\"ok\":" + ok + ",\"commit\":\"c\",\"machine\":\"2 cores\",\"started\":\""
                + started + "\",\"seconds\":61,\"figures\":{\"model.may.auc\":" + auc + "}}";
    }

    private static ObjectNode attestation(String clause, String code, String outcome) {
        return new ObjectMapper()
                .createObjectNode()
                .put("clause", clause)
                .put("module", "app")
                .put("code", code)
                .put("commit", "c")
                .put("machine", "A GPU")
                .put("command", "./chainon bench chips")
                .put("outcome", outcome)
                .put("when", "2026-11-20T10:00:00Z")
                .put("key", "gpu-1");
    }

    private void attest(ObjectNode attestation) throws IOException, GeneralSecurityException {
        repository.write("evidence/attested/a.json", sign(attestation).toString());
    }

    private ObjectNode sign(ObjectNode attestation) throws GeneralSecurityException {
        return Signature.sign(attestation, base64(keys.getPrivate().getEncoded()));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
