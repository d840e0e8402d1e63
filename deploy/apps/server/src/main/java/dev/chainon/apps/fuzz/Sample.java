package dev.chainon.apps.fuzz;

import java.nio.charset.StandardCharsets;

/**
 * A request that a server answers with 200, to be damaged.
 *
 * @param body empty for one without
 */
public record Sample(String method, String path, String body) {

    static final String JSON = "application/json";

    public static Sample get(String path) {
        return new Sample("GET", path, "");
    }

    public static Sample post(String path, String body) {
        return new Sample("POST", path, body);
    }

    byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }

    /** The whole request as it should be. */
    byte[] wire() {
        return Wire.request(method + " " + path + " HTTP/1.1", Wire.headers(JSON, bytes().length), bytes());
    }
}
