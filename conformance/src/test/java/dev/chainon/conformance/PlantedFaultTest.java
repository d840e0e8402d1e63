package dev.chainon.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chainon.conformance.HonestServer.Call;
import dev.chainon.conformance.HonestServer.Reply;
import dev.chainon.evidence.record.Criterion;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A server that keeps to the protocol passes; with one fault planted, the check that is about it fails. */
class PlantedFaultTest {

    private record Plant(String name, String caughtBy, HonestServer.Fault fault) {
        @Override
        public String toString() {
            return name + " is caught by " + caughtBy;
        }
    }

    private static List<Outcome> run(HonestServer.Fault fault) throws IOException {
        try (HonestServer server = new HonestServer(fault)) {
            return Suite.run(new Target(server.address(), Optional.empty(), Optional.empty()));
        }
    }

    @Test
    @Criterion("B2Cr7.protocol")
    void anHonestServerPasses_andWhatItWasNotAskedForIsNotOffered() throws IOException {
        List<Outcome> outcomes = run((call, reply) -> reply);

        assertThat(Suite.passed(outcomes)).as(outcomes.toString()).isTrue();
        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome.verdict())
                .as(outcome.toString())
                .isEqualTo(outcome.name().startsWith("grpc.") ? Verdict.NOT_OFFERED : Verdict.PASSED));
    }

    @ParameterizedTest
    @MethodSource("plants")
    @Criterion("B2Cr7.protocol")
    void thePlantedFaultIsCaught(Plant plant) throws IOException {
        List<Outcome> outcomes = run(plant.fault());

        assertThat(Suite.passed(outcomes)).isFalse();
        assertThat(outcomes)
                .filteredOn(outcome -> outcome.name().equals(plant.caughtBy()))
                .singleElement()
                .satisfies(outcome -> {
                    assertThat(outcome.verdict()).as(outcome.toString()).isEqualTo(Verdict.FAILED);
                    assertThat(outcome.reason()).isNotBlank();
                    assertThat(outcome.sent()).isNotBlank();
                });
    }

    @Test
    void whatIsOptionalAndAbsentIsNotOffered_andDoesNotFail() throws IOException {
        List<Outcome> outcomes = run((call, reply) -> {
            if (call.path().equals("/v2")) {
                reply.object().putArray("extensions");
            }
            if (call.path().endsWith("/toy")) {
                reply.object().remove("versions");
            }
            return reply;
        });

        assertThat(Suite.passed(outcomes)).as(outcomes.toString()).isTrue();
        assertThat(outcomes)
                .filteredOn(outcome -> outcome.verdict() == Verdict.NOT_OFFERED)
                .extracting(Outcome::name)
                .contains("binary.input", "binary.output", "model.versions", "infer.version");
    }

    static Stream<Plant> plants() {
        return Stream.of(server(), inference(), refusals(), binary()).flatMap(s -> s);
    }

    private static Plant at(String path, String name, String caughtBy, Consumer<ObjectNode> spoil) {
        return new Plant(name, caughtBy, (call, reply) -> {
            if (call.path().equals(path)) {
                spoil.accept(reply.object());
            }
            return reply;
        });
    }

    private static Plant inferred(String name, String caughtBy, Consumer<Reply> spoil) {
        return new Plant(name, caughtBy, (call, reply) -> {
            if (reply.inferred()) {
                spoil.accept(reply);
            }
            return reply;
        });
    }

    private static Plant asked(String name, String caughtBy, BiFunction<JsonNode, Reply, Reply> spoil) {
        return new Plant(
                name, caughtBy, (call, reply) -> call.json().has("inputs") ? spoil.apply(call.json(), reply) : reply);
    }

    private static Stream<Plant> server() {
        return Stream.of(
                at("/v2/health/live", "live as a word", "server.live", o -> o.put("live", "yes")),
                at("/v2/health/ready", "not ready with 200", "server.ready", o -> o.put("ready", false)),
                at("/v2", "no extensions", "server.metadata", o -> o.remove("extensions")),
                at("/v2", "a numeric version", "server.metadata", o -> o.put("version", 1)),
                at("/v2/models/toy", "no platform", "model.metadata", o -> o.remove("platform")),
                at("/v2/models/toy", "another name", "model.metadata", o -> o.put("name", "other")),
                at("/v2/models/toy", "no inputs", "model.metadata", o -> o.putArray("inputs")),
                at("/v2/models/toy", "an unknown datatype", "model.metadata", o -> ((ObjectNode)
                                o.get("inputs").get(0))
                        .put("datatype", "float")),
                at("/v2/models/toy", "a shape of words", "model.metadata", o -> ((ObjectNode)
                                o.get("inputs").get(0))
                        .putArray("shape")
                        .add("n")),
                at("/v2/models/toy/ready", "no model name", "model.ready", o -> o.remove("name")),
                at(
                        "/v2/models/toy/versions/1/ready",
                        "a version not ready",
                        "model.versions",
                        o -> o.put("ready", false)),
                new Plant(
                        "anything is a model",
                        "model.unknown",
                        (call, reply) ->
                                reply.status() == 404 ? HonestServer.of(200, Json.MAPPER.createObjectNode()) : reply),
                new Plant(
                        "anything is a version",
                        "model.version-unknown",
                        (call, reply) -> call.path().contains("/versions/9")
                                ? HonestServer.of(200, Json.MAPPER.createObjectNode())
                                : reply));
    }

    private static Stream<Plant> inference() {
        return Stream.of(
                inferred("no model name", "infer.answer", r -> r.object().remove("model_name")),
                inferred("a numeric model version", "infer.answer", r -> r.object()
                        .put("model_version", 1)),
                inferred("an unknown version", "infer.answer", r -> r.object().put("model_version", "2")),
                inferred("another datatype", "infer.answer", r -> r.output(0).put("datatype", "FP64")),
                inferred("another output name", "infer.answer", r -> r.output(0).put("name", "total")),
                inferred("a flat shape", "infer.answer", r -> r.output(0)
                        .putArray("shape")
                        .add(1)),
                inferred("data beyond the shape", "infer.answer", r -> {
                    if (r.output(0).has("data")) {
                        ((ArrayNode) r.output(0).get("data")).add(1);
                    }
                }),
                inferred("a lost output", "infer.answer", r -> ((ArrayNode)
                                r.json().get("outputs"))
                        .remove(1)),
                inferred("a lost id", "infer.id", r -> r.object().remove("id")),
                inferred("an invented id", "infer.id", r -> r.object().put("id", "1")),
                inferred("an id without its letters", "infer.id-text", r -> {
                    if (r.json().has("id")) {
                        r.object().put("id", r.json().get("id").asText().replaceAll("[^ -~]", "?"));
                    }
                }),
                inferred("rows turned round", "infer.rows", r -> turn(r.output(0))),
                asked(
                        "parameters are refused",
                        "infer.parameters",
                        (request, reply) -> request.path("parameters").has("x-text")
                                ? HonestServer.error(400, "unknown parameter")
                                : reply),
                asked(
                        "nested data are refused",
                        "infer.nested",
                        (request, reply) -> request.at("/inputs/0/data/0").isArray()
                                ? HonestServer.error(400, "not a number")
                                : reply),
                asked(
                        "inputs must come first",
                        "infer.member-order",
                        (request, reply) -> request.fieldNames().next().equals("outputs")
                                ? HonestServer.error(400, "no inputs")
                                : reply),
                asked("every output is always given", "infer.output-chosen", (request, reply) -> {
                    if (reply.inferred() && reply.json().get("outputs").size() == 1) {
                        ((ArrayNode) reply.json().get("outputs"))
                                .add(reply.output(0).deepCopy().put("name", "sum"));
                    }
                    return reply;
                }),
                new Plant(
                        "versions do not infer",
                        "infer.version",
                        (call, reply) ->
                                call.path().endsWith("/1/infer") ? HonestServer.error(404, "no such path") : reply));
    }

    private static void turn(ObjectNode output) {
        JsonNode data = output.path("data");
        ArrayNode turned = Json.MAPPER.createArrayNode();
        for (int i = data.size() - 1; i >= 0; i--) {
            turned.add(data.get(i));
        }
        output.set("data", turned);
    }

    private static Stream<Plant> refusals() {
        AtomicBoolean broken = new AtomicBoolean();
        return Stream.of(
                refusal(
                        "errors as text",
                        "refuse.not-json",
                        r -> new Reply(r.status(), "text/plain", r.json(), r.tail())),
                refusal(
                        "errors under another name",
                        "refuse.empty",
                        r -> r.withJson(Json.MAPPER.createObjectNode().put("message", "bad"))),
                refusal("errors as objects", "refuse.no-inputs", r -> {
                    r.object().putObject("error").put("code", 7);
                    return r;
                }),
                refusal(
                        "errors that say nothing",
                        "refuse.no-data",
                        r -> r.withJson(Json.MAPPER.createObjectNode().put("error", ""))),
                refusal("errors with 200", "refuse.model-unknown", r -> HonestServer.of(200, r.json())),
                accepted("input-unknown", "name", "no-such"),
                accepted("datatype-unknown", "datatype", "FP7"),
                new Plant(
                        "too few data are padded",
                        "refuse.too-few-data",
                        (call, reply) -> call.json().at("/inputs/0/data").size() == 1 ? inference(call) : reply),
                new Plant(
                        "any shape will do",
                        "refuse.shape",
                        (call, reply) -> call.json().at("/inputs/0/shape").size() == 3 ? inference(call) : reply),
                new Plant(
                        "words are nought",
                        "refuse.words",
                        (call, reply) -> call.json().at("/inputs/0/data/0").isTextual() ? inference(call) : reply),
                new Plant(
                        "unknown outputs are passed over",
                        "refuse.output-unknown",
                        (call, reply) -> call.text().contains("no-such-output") ? inference(call) : reply),
                new Plant("the server breaks on a fault", "refuse.goes-on", (call, reply) -> {
                    broken.compareAndSet(false, call.text().contains("no-such-output"));
                    return broken.get() ? HonestServer.error(500, "broken") : reply;
                }));
    }

    private static Plant refusal(String name, String caughtBy, UnaryOperator<Reply> spoil) {
        return new Plant(name, caughtBy, (call, reply) -> reply.refused() ? spoil.apply(reply) : reply);
    }

    private static Plant accepted(String check, String member, String value) {
        return new Plant(
                "accepts " + value,
                "refuse." + check,
                (call, reply) ->
                        call.json().at("/inputs/0/" + member).asText().equals(value) ? inference(call) : reply);
    }

    private static Reply inference(Call call) {
        return HonestServer.of(200, Json.MAPPER.createObjectNode().put("model_name", "toy"));
    }

    private static Stream<Plant> binary() {
        return Stream.of(
                new Plant("binary inputs are turned round", "binary.input", (call, reply) -> {
                    if (call.tail().length > 0 && reply.inferred()) {
                        ((ArrayNode) reply.output(0).get("data")).set(0, 1e30);
                    }
                    return reply;
                }),
                new Plant(
                        "binary outputs lose their header",
                        "binary.output",
                        (call, reply) -> reply.tail().length > 0 ? reply.withTail(new byte[0]) : reply),
                new Plant(
                        "binary outputs are cut",
                        "binary.all-outputs",
                        (call, reply) -> reply.tail().length > 0
                                ? reply.withTail(Arrays.copyOf(reply.tail(), reply.tail().length - 1))
                                : reply),
                new Plant(
                        "binary outputs go on",
                        "binary.output",
                        (call, reply) -> reply.tail().length > 0
                                ? reply.withTail(Arrays.copyOf(reply.tail(), reply.tail().length + 1))
                                : reply),
                new Plant(
                        "short binary inputs are padded",
                        "binary.size",
                        (call, reply) -> call.tail().length % 4 != 0 ? inference(call) : reply));
    }
}
