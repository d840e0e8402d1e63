package dev.chainon.local.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chainon.evidence.ledger.CodeHash;
import dev.chainon.evidence.ledger.Reactor;
import dev.chainon.evidence.report.source.Signature;
import dev.chainon.local.demo.Report;
import dev.chainon.local.process.Failure;
import dev.chainon.local.process.Home;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Signs that a run of the pipeline took place elsewhere. */
@Command(
        name = "attest",
        mixinStandardHelpOptions = true,
        description = {
            "Signs that the pipeline ran elsewhere, for the evidence: takes the file that ./chainon ci --json left"
                    + " there, and writes evidence/attested/CLAUSE.json.",
            "The code here has to be the one that ran. Who signs stands for it: the private key comes from the"
                    + " variable CHAINON_ATTEST_KEY (Ed25519, PKCS 8 in base 64),",
            "its public half is listed in evidence/attested/keys.yaml; --new-key makes both."
        })
public final class AttestCommand implements Callable<Integer> {

    static final String KEY = "CHAINON_ATTEST_KEY";

    private static final ObjectMapper JSON = new ObjectMapper();

    @Parameters(paramLabel = "RUN", arity = "0..1", description = "The result of ./chainon ci --json.")
    private Optional<Path> run = Optional.empty();

    @Option(
            names = "--clause",
            paramLabel = "ID",
            defaultValue = "B4Cr3.forge-run",
            description = "What it shows (default: ${DEFAULT-VALUE}).")
    private String clause = "";

    @Option(
            names = "--module",
            paramLabel = "FOLDER",
            defaultValue = "deploy/e2e",
            description = "Whose code, and that of all it needs, was run (default: ${DEFAULT-VALUE}, which needs nearly"
                    + " everything).")
    private String module = "";

    @Option(names = "--key", paramLabel = "ID", description = "The key's id in keys.yaml (default: forge).")
    private String key = "forge";

    @Option(
            names = "--new-key",
            paramLabel = "OWNER",
            description = "Make a pair of keys and tell where each half goes.")
    private Optional<String> owner = Optional.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, GeneralSecurityException {
        if (owner.isPresent()) {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            say("Keep it secret, as the variable " + KEY + ": "
                    + base64(pair.getPrivate().getEncoded()));
            say("Add to evidence/attested/keys.yaml:");
            say("- {id: " + key + ", owner: \"" + owner.get() + "\", key: "
                    + base64(pair.getPublic().getEncoded()) + "}");
            return 0;
        }
        Home home = Home.ofSystem();
        JsonNode result =
                JSON.readTree(run.orElseThrow(() -> new Failure("Name the file that ./chainon ci --json left."))
                        .toFile());
        String here = new History(home.code()).code().commit();
        if (!result.path("commit").asText().equals(here)) {
            throw new Failure(
                    "The run was on the commit " + result.path("commit").asText() + ", the code here is " + here
                            + ": check that commit out, without changes.");
        }
        ObjectNode attestation = Signature.sign(attestation(home, result), secret());
        Path file = home.code().resolve("evidence/attested").resolve(clause + ".json");
        Report.write(file, attestation.toPrettyString());
        say("Signed: " + file);
        return 0;
    }

    private ObjectNode attestation(Home home, JsonNode result) throws IOException {
        return JSON.createObjectNode()
                .put("clause", clause)
                .put("module", module)
                .put("code", new CodeHash(Reactor.read(home.code())).of(module))
                .put("commit", result.path("commit").asText())
                .put("machine", result.path("machine").asText())
                .put("command", result.path("command").asText())
                .put("outcome", result.path("ok").asBoolean() ? "PASSED" : "FAILED")
                .put("when", result.path("started").asText())
                .put("key", key);
    }

    private static String secret() {
        return Optional.ofNullable(System.getProperty(KEY))
                .or(() -> Optional.ofNullable(System.getenv(KEY)))
                .orElseThrow(() -> new Failure("There is no key to sign with: set the variable " + KEY
                        + "; ./chainon attest --new-key OWNER makes one."));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private void say(String text) {
        spec.commandLine().getOut().println(text);
        spec.commandLine().getOut().flush();
    }
}
