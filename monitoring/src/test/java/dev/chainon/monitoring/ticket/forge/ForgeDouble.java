package dev.chainon.monitoring.ticket.forge;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A forge on loopback: keeps issues in memory and answers in the shapes that its dialect is documented to have. */
final class ForgeDouble implements AutoCloseable {

    static final String TOKEN = "a-token-that-no-log-may-show";
    private static final Pattern ISSUE = Pattern.compile("/issues(?:/(\\d+)(/comments|/notes)?)?");

    private final HttpServer server;
    private final Dialect dialect;
    private final Deque<Trouble> troubles = new ArrayDeque<>();
    private Instant clock = Instant.parse("2026-05-01T10:00:00Z");
    private long remarks;

    final Map<Long, Kept> issues = new TreeMap<>();
    final List<String> requests = new ArrayList<>();

    /** What a kept issue is. */
    static final class Kept {
        long number;
        String title = "";
        String body = "";
        String label = "";
        boolean open = true;
        Instant changed = Instant.EPOCH;
        final Map<Long, String> comments = new TreeMap<>();
    }

    /** How it writes. */
    interface Dialect {
        ForgeSettings.Kind kind();

        /** Path of the project, before {@code /issues}. */
        String project();

        boolean allowed(HttpExchange exchange);

        JsonObject issue(Kept issue);

        JsonObject remark(long id, String body);

        void change(Kept issue, JsonObject body);
    }

    /** @param done whether the work is done before the bad answer goes out; status 0 cuts the connection */
    record Trouble(String method, int status, Map<String, String> headers, boolean done) {}

    ForgeDouble(Dialect dialect) throws IOException {
        this.dialect = dialect;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    ForgeSettings settings() {
        return new ForgeSettings(
                dialect.kind(),
                "http://127.0.0.1:" + server.getAddress().getPort() + "/api",
                "house/kettles",
                TOKEN,
                new ForgeSettings.Options("chainon", Duration.ofMinutes(1)));
    }

    /** The next request of that method goes wrong. */
    synchronized void trouble(Trouble trouble) {
        troubles.add(trouble);
    }

    /** Somebody on the forge changes an issue. */
    synchronized Kept by(long number) {
        Kept issue = issues.get(number);
        issue.changed = tick();
        return issue;
    }

    synchronized void remark(long number, String text) {
        by(number).comments.put(++remarks, text);
    }

    private Instant tick() {
        clock = clock.plusSeconds(1);
        return clock;
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestMethod();
        String path = exchange.getRequestURI().getRawPath();
        requests.add(method + " " + path);
        JsonObject body = body(exchange);
        Trouble trouble = !troubles.isEmpty() && troubles.peek().method().equals(method) ? troubles.poll() : null;
        if (trouble != null && !trouble.done()) {
            answer(exchange, trouble.status(), trouble.headers(), "{\"message\":\"no\"}");
            return;
        }
        if (!dialect.allowed(exchange)) {
            answer(exchange, 401, Map.of(), "{\"message\":\"Bad credentials\"}");
            return;
        }
        String text = work(
                method,
                path.substring(("/api" + dialect.project()).length()),
                exchange.getRequestURI().getQuery(),
                body);
        if (trouble != null) {
            answer(exchange, trouble.status(), trouble.headers(), "<html>bad gateway</html>");
        } else {
            answer(exchange, text.isEmpty() ? 404 : method.equals("POST") ? 201 : 200, Map.of(), text);
        }
    }

    private String work(String method, String path, String query, JsonObject body) {
        Matcher found = ISSUE.matcher(path);
        if (!found.matches()) {
            return "";
        }
        if (found.group(1) == null) {
            return method.equals("POST") ? create(body) : list(query);
        }
        Kept issue = issues.get(Long.valueOf(found.group(1)));
        if (issue == null) {
            return "";
        }
        if (found.group(2) == null) {
            dialect.change(issue, body);
            issue.changed = tick();
            return dialect.issue(issue).encode();
        }
        if (method.equals("POST")) {
            issue.changed = tick();
            issue.comments.put(++remarks, body.getString("body"));
            return dialect.remark(remarks, body.getString("body")).encode();
        }
        JsonArray all = new JsonArray();
        issue.comments.forEach((id, text) -> all.add(dialect.remark(id, text)));
        return all.encode();
    }

    private String create(JsonObject body) {
        Kept issue = new Kept();
        issue.number = issues.size() + 1L;
        issue.title = body.getString("title");
        issue.body = body.getString("body", body.getString("description"));
        issue.label =
                body.getValue("labels") instanceof JsonArray labels ? labels.getString(0) : body.getString("labels");
        issue.changed = tick();
        issues.put(issue.number, issue);
        return dialect.issue(issue).encode();
    }

    private String list(String query) {
        Instant since = Instant.parse(query.replaceAll(".*(?:since|updated_after)=([^&]+).*", "$1"));
        String label = query.replaceAll(".*labels=([^&]+).*", "$1");
        JsonArray all = new JsonArray();
        issues.values().stream()
                .filter(issue -> issue.label.equals(label) && !issue.changed.isBefore(since))
                .map(dialect::issue)
                .forEach(all::add);
        return all.encode();
    }

    private static JsonObject body(HttpExchange exchange) throws IOException {
        String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        return text.isEmpty() ? new JsonObject() : new JsonObject(text);
    }

    private static void answer(HttpExchange exchange, int status, Map<String, String> headers, String text)
            throws IOException {
        if (status == 0) {
            exchange.close();
            return;
        }
        headers.forEach(exchange.getResponseHeaders()::set);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
