package dev.chainon.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chainon.evidence.ledger.CodeHash;
import dev.chainon.evidence.ledger.Commit;
import dev.chainon.evidence.ledger.Machine;
import dev.chainon.evidence.ledger.Reactor;
import dev.chainon.local.demo.Report;
import dev.chainon.local.process.Failure;
import dev.chainon.local.process.Home;
import java.io.IOException;
import java.time.Instant;

/** The result of a command that asks a service on the web, as JSON; with the draft of an attestation when the service itself has answered. */
final class WebApiResult {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** The room whose code asks. */
    private static final String MODULE = "ingestion";

    private final String command;
    private final Instant started;

    /** @param command as a person would type it again */
    WebApiResult(String command, Instant started) {
        this.command = command;
        this.started = started;
    }

    String json(PipelineTask.Ended ended, Home home) {
        Report report = new Report(command, started);
        report.figures(ended.result().path("figures").toString());
        try {
            ObjectNode root =
                    (ObjectNode) JSON.readTree(report.json(ended.code() == 0, Git.commit(home.code()), Instant.now()));
            root.set("live", ended.result().path("live"));
            root.set("words", ended.result().path("words"));
            root.set("answers", ended.result().withArray("answers"));
            if (ended.result().path("live").asBoolean()) {
                root.set("attestation", attestation(ended.result().path("answers"), home));
            }
            return JSON.writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of JSON cannot be written", e);
        }
    }

    /** All that {@code evidence/attested} asks for, but the key and its signature: those are a person's. */
    private ObjectNode attestation(JsonNode answers, Home home) {
        Machine machine = Machine.current();
        ObjectNode draft = JSON.createObjectNode()
                .put("clause", "B3Cr10.live")
                .put("module", MODULE)
                .put("code", code(home))
                .put("commit", Commit.of(home.code()))
                .put("machine", machine.os() + ", " + machine.cpus() + " cores, " + machine.java())
                .put("command", command)
                .put("outcome", "PASSED")
                .put("when", started.toString());
        draft.set("answers", answers);
        return draft;
    }

    private static String code(Home home) {
        try {
            return new CodeHash(Reactor.read(home.code())).of(MODULE);
        } catch (IOException e) {
            throw new Failure("The code in " + home.code() + " cannot be read: " + e.getMessage() + ".", e);
        }
    }
}
