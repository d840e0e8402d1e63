package dev.chainon.training.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Answers like a tracking server of MLflow 2: paths, fields, codes and statuses are those of its {@code service.proto} and {@code model_registry.proto} and of
 * its error handler. It keeps what it is told, and fails on request.
 */
final class MlflowDouble implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ROOT = "/api/2.0/mlflow/";

    /** How an answer goes wrong. */
    enum Fault {
        /** Nothing is done. */
        STATUS_500,
        /** Nothing is done; a page of a gateway instead of JSON. */
        STATUS_503_HTML,
        /** It is done, and the end of the answer is lost. */
        TRUNCATED,
        /** It is done, and the connection breaks in the middle of the answer. */
        BROKEN,
        /** It is done, and no answer comes. */
        SILENT
    }

    private record Answer(int status, JsonNode body) {}

    final List<String> asked = new ArrayList<>();
    final ObjectNode runs = JSON.createObjectNode();
    final List<ObjectNode> versions = new ArrayList<>();
    final Map<String, String> aliases = new TreeMap<>();
    private final Map<String, Deque<Fault>> faults = new HashMap<>();
    private final Map<String, String> experiments = new TreeMap<>();
    private final List<String> models = new ArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final ExecutorService pool = Executors.newCachedThreadPool();
    private final HttpServer server;
    private Optional<String> authorization = Optional.empty();

    static {
        // Without it each answer waits for the acknowledgement of its head.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    /** @param port 0 for a free one */
    MlflowDouble(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext(ROOT, this::handle);
        server.setExecutor(pool);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + port());
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Only who sends this header is let in. */
    void ask(String wanted) {
        authorization = Optional.of(wanted);
    }

    /** The next call of this path goes wrong. */
    synchronized void fail(String path, Fault fault) {
        faults.computeIfAbsent(path, p -> new ArrayDeque<>()).add(fault);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring(ROOT.length());
        byte[] bytes = exchange.getRequestBody().readAllBytes();
        Optional<Fault> fault;
        Answer answer;
        synchronized (this) {
            asked.add(exchange.getRequestMethod() + " " + path);
            fault = Optional.ofNullable(
                    faults.getOrDefault(path, new ArrayDeque<>()).poll());
            answer = fault.equals(Optional.of(Fault.STATUS_500))
                    ? error(500, "INTERNAL_ERROR", "the database is locked")
                    : answer(exchange, path, bytes);
        }
        reply(exchange, answer, fault);
    }

    private void reply(HttpExchange exchange, Answer answer, Optional<Fault> fault) throws IOException {
        byte[] body = answer.body().toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        switch (fault.orElse(Fault.STATUS_500)) {
            case SILENT -> {
                try {
                    closing.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            case TRUNCATED -> send(exchange, 200, body.length / 2, body);
            case BROKEN -> {
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body, 0, body.length / 2);
                exchange.getResponseBody().flush();
                // Closing with bytes missing makes the server cut the connection.
                exchange.close();
            }
            case STATUS_503_HTML -> {
                byte[] page = "<html>the gateway is busy</html>".getBytes(StandardCharsets.UTF_8);
                send(exchange, 503, page.length, page);
            }
            case STATUS_500 -> send(exchange, answer.status(), body.length, body);
        }
    }

    private static void send(HttpExchange exchange, int status, int length, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, length);
        exchange.getResponseBody().write(body, 0, length);
        exchange.close();
    }

    private Answer answer(HttpExchange exchange, String path, byte[] bytes) throws IOException {
        if (authorization.isPresent()
                && !authorization.get().equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return error(401, "UNAUTHENTICATED", "You are not authenticated.");
        }
        JsonNode body = bytes.length == 0 ? JSON.createObjectNode() : JSON.readTree(bytes);
        Map<String, String> query = query(exchange.getRequestURI());
        return switch (exchange.getRequestMethod() + " " + path) {
            case "POST registered-models/create" -> createModel(body);
            case "GET experiments/get-by-name" -> experiment(query.get("experiment_name"));
            case "POST experiments/create" -> createExperiment(body);
            case "POST runs/search" -> searchRuns(body);
            case "POST runs/create" -> createRun(body);
            case "POST runs/log-batch" -> logBatch(body);
            case "POST runs/update" -> updateRun(body);
            case "GET model-versions/search" -> searchVersions(query);
            case "POST model-versions/create" -> createVersion(body);
            case "POST model-versions/set-tag" -> setTag(body);
            case "GET registered-models/alias" -> byAlias(query.get("name"), query.get("alias"));
            case "POST registered-models/alias" -> setAlias(body);
            default -> error(404, "ENDPOINT_NOT_FOUND", "No API found for '" + path + "'");
        };
    }

    private Answer createModel(JsonNode body) {
        String name = body.path("name").asText();
        if (models.contains(name)) {
            return error(400, "RESOURCE_ALREADY_EXISTS", "Registered Model (name=" + name + ") already exists.");
        }
        models.add(name);
        ObjectNode model = JSON.createObjectNode();
        model.putObject("registered_model")
                .put("name", name)
                .put("creation_timestamp", 1700000000000L)
                .put("last_updated_timestamp", 1700000000000L);
        return ok(model);
    }

    private Answer experiment(String name) {
        String id = experiments.get(name);
        if (id == null) {
            return error(404, "RESOURCE_DOES_NOT_EXIST", "Could not find experiment with name '" + name + "'");
        }
        ObjectNode found = JSON.createObjectNode();
        found.putObject("experiment")
                .put("experiment_id", id)
                .put("name", name)
                .put("artifact_location", "mlflow-artifacts:/" + id)
                .put("lifecycle_stage", "active");
        return ok(found);
    }

    private Answer createExperiment(JsonNode body) {
        String id = Integer.toString(experiments.size() + 1);
        experiments.put(body.path("name").asText(), id);
        return ok(JSON.createObjectNode().put("experiment_id", id));
    }

    private Answer searchRuns(JsonNode body) {
        ObjectNode found = JSON.createObjectNode();
        String wanted = body.path("filter").asText();
        for (JsonNode run : runs) {
            for (JsonNode tag : run.path("data").path("tags")) {
                String said = "tags.\"" + tag.path("key").asText() + "\" = '"
                        + tag.path("value").asText() + "'";
                if (said.equals(wanted)) {
                    found.withArray("runs").add(run);
                }
            }
        }
        return ok(found);
    }

    private Answer createRun(JsonNode body) {
        String id = "run" + (runs.size() + 1);
        ObjectNode run = runs.putObject(id);
        run.putObject("info")
                .put("run_id", id)
                .put("run_uuid", id)
                .put("run_name", body.path("run_name").asText())
                .put("experiment_id", body.path("experiment_id").asText())
                .put("status", "RUNNING")
                .put("start_time", body.path("start_time").asLong())
                .put("lifecycle_stage", "active");
        ObjectNode data = run.putObject("data");
        data.set("tags", body.path("tags"));
        data.putArray("metrics");
        data.putArray("params");
        ObjectNode made = JSON.createObjectNode();
        made.set("run", run);
        return ok(made);
    }

    private Answer logBatch(JsonNode body) {
        String id = body.path("run_id").asText();
        if (!runs.has(id)) {
            return error(404, "RESOURCE_DOES_NOT_EXIST", "Run '" + id + "' not found");
        }
        ObjectNode data = (ObjectNode) runs.path(id).path("data");
        data.set("metrics", body.path("metrics"));
        data.set("params", body.path("params"));
        return ok(JSON.createObjectNode());
    }

    private Answer updateRun(JsonNode body) {
        ObjectNode info = (ObjectNode) runs.path(body.path("run_id").asText()).path("info");
        info.put("status", body.path("status").asText())
                .put("end_time", body.path("end_time").asLong());
        ObjectNode updated = JSON.createObjectNode();
        updated.set("run_info", info);
        return ok(updated);
    }

    /** One version a page, so that whoever reads must turn the pages. */
    private Answer searchVersions(Map<String, String> query) {
        List<ObjectNode> own = versions.stream()
                .filter(v ->
                        query.get("filter").equals("name='" + v.path("name").asText() + "'"))
                .toList();
        int page = Integer.parseInt(query.getOrDefault("page_token", "0"));
        ObjectNode found = JSON.createObjectNode();
        if (page < own.size()) {
            found.putArray("model_versions").add(own.get(page));
        }
        if (page + 1 < own.size()) {
            found.put("next_page_token", Integer.toString(page + 1));
        }
        return ok(found);
    }

    Answer createVersion(JsonNode body) {
        String name = body.path("name").asText();
        if (!models.contains(name)) {
            return error(404, "RESOURCE_DOES_NOT_EXIST", "Registered Model with name=" + name + " not found");
        }
        ObjectNode version = JSON.createObjectNode()
                .put("name", name)
                .put("version", Integer.toString(versions.size() + 1))
                .put("creation_timestamp", 1700000000000L)
                .put("last_updated_timestamp", 1700000000000L)
                .put("current_stage", "None")
                .put("description", "")
                .put("source", body.path("source").asText())
                .put("run_id", body.path("run_id").asText())
                .put("status", "READY");
        version.set("tags", body.path("tags").deepCopy());
        versions.add(version);
        ObjectNode made = JSON.createObjectNode();
        made.set("model_version", version);
        return ok(made);
    }

    /** A version that others made. */
    synchronized void foreignVersion(String model) {
        models.add(model);
        createVersion(JSON.createObjectNode()
                .put("name", model)
                .put("source", "s3://others")
                .put("run_id", "theirs"));
    }

    private Answer setTag(JsonNode body) {
        ObjectNode version = versions.get(body.path("version").asInt() - 1);
        ArrayNode tags = version.withArray("tags");
        for (int i = tags.size() - 1; i >= 0; i--) {
            if (tags.get(i).path("key").equals(body.path("key"))) {
                tags.remove(i);
            }
        }
        tags.addObject().set("key", body.path("key"));
        ((ObjectNode) tags.get(tags.size() - 1)).set("value", body.path("value"));
        return ok(JSON.createObjectNode());
    }

    private Answer byAlias(String model, String alias) {
        String number = aliases.get(alias);
        if (!models.contains(model)) {
            return error(404, "RESOURCE_DOES_NOT_EXIST", "Registered Model with name=" + model + " not found");
        }
        if (number == null) {
            return error(400, "INVALID_PARAMETER_VALUE", "Registered model alias " + alias + " not found.");
        }
        ObjectNode found = JSON.createObjectNode();
        found.set("model_version", versions.get(Integer.parseInt(number) - 1));
        return ok(found);
    }

    private Answer setAlias(JsonNode body) {
        aliases.put(body.path("alias").asText(), body.path("version").asText());
        return ok(JSON.createObjectNode());
    }

    private static Answer ok(JsonNode body) {
        return new Answer(200, body);
    }

    private static Answer error(int status, String code, String message) {
        return new Answer(
                status, JSON.createObjectNode().put("error_code", code).put("message", message));
    }

    private static Map<String, String> query(URI uri) {
        Map<String, String> query = new HashMap<>();
        Optional.ofNullable(uri.getRawQuery()).ifPresent(text -> {
            for (String pair : text.split("&")) {
                String[] sides = pair.split("=", 2);
                query.put(sides[0], URLDecoder.decode(sides[1], StandardCharsets.UTF_8));
            }
        });
        return query;
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        pool.shutdownNow();
    }
}
