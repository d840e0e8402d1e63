package dev.chainon.serving.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What is wrong with a request under {@code /v1}, as RFC 9457 has it ({@code application/problem+json}).
 *
 * @param kind what sort of problem it is
 * @param detail one sentence: what, which value, what is accepted
 * @param errors one for each place of the request that is wrong; may be empty
 */
public record Problem(Kind kind, String detail, List<Fault> errors) implements Serializable {

    private static final CharSequence TYPE = HttpHeaders.createOptimized("application/problem+json");

    /** Where the API begins whose errors are problems; elsewhere they are as the Open Inference Protocol has them. */
    private static final String DOMAIN = "/v1/";

    /**
     * One wrong place.
     *
     * @param pointer JSON pointer (RFC 6901) into the body, or {@code #name} of a parameter of the query or the path
     */
    public record Fault(String pointer, String detail) implements Serializable {
        public Fault {
            Objects.requireNonNull(pointer);
            Objects.requireNonNull(detail);
        }
    }

    /** The sorts of problem. Each has a page of its key in docs/errors, which is served at its type. */
    public enum Kind {
        MALFORMED_JSON(400, "The body cannot be read as JSON"),
        INVALID_REQUEST(400, "The request has fields that are not accepted"),
        UNAUTHENTICATED(401, "The request does not say who asks"),
        FORBIDDEN(403, "Who asks may not do this"),
        NOT_FOUND(404, "There is nothing here"),
        METHOD_NOT_ALLOWED(405, "The method is not for this path"),
        TIMED_OUT(408, "The request did not come in time"),
        TOO_LARGE(413, "The body is too large"),
        WRONG_CONTENT_TYPE(415, "The body is of another type than is accepted"),
        TOO_MANY_REQUESTS(429, "The client asks more than its share"),
        SERVER_FAULT(500, "The server failed"),
        REPLICA_FAILED(502, "A replica failed"),
        NOT_READY(503, "The server cannot answer this now"),
        TOO_LATE(504, "The answer would come too late");

        private final int status;
        private final String title;

        Kind(int status, String title) {
            this.status = status;
            this.title = title;
        }

        public int status() {
            return status;
        }

        /** As in the name of its page. */
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The kind that a status alone tells. */
        static Kind of(int status) {
            for (Kind kind : values()) {
                if (kind.status == status && kind != MALFORMED_JSON) {
                    return kind;
                }
            }
            return status < 500 ? INVALID_REQUEST : SERVER_FAULT;
        }
    }

    public Problem {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(detail);
        errors = List.copyOf(errors);
    }

    public Problem(Kind kind, String detail) {
        this(kind, detail, List.of());
    }

    /** Whether errors of this request are answered as problems. */
    public static boolean speaks(HttpServerRequest request) {
        String path = request.path();
        return path != null && path.startsWith(DOMAIN);
    }

    JsonObject json(int status) {
        JsonObject json = new JsonObject()
                .put("type", "/v1/errors/" + kind.key())
                .put("title", kind.title)
                .put("status", status)
                .put("detail", detail);
        if (!errors.isEmpty()) {
            JsonArray list = new JsonArray();
            errors.forEach(
                    e -> list.add(new JsonObject().put("pointer", e.pointer()).put("detail", e.detail())));
            json.put("errors", list);
        }
        return json;
    }

    void answer(HttpServerRequest request, int status) {
        Answers.send(request, status, TYPE, json(status).toBuffer());
    }
}
