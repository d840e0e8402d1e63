package dev.chainon.serving.security;

import com.typesafe.config.Config;
import java.time.Duration;

/**
 * What a connection may take.
 *
 * @param most connections of the process at once
 * @param head within which the head of the first request must have come
 * @param body within which the body of a request must have come
 * @param idle within which the next request must have come, whatever is dripping in
 * @param headBytes largest head of a request, its first line apart
 */
public record Connections(int most, Duration head, Duration body, Duration idle, int headBytes) {

    public Connections {
        if (most < 1 || headBytes < 1_024 || headBytes > 1 << 20) {
            throw new IllegalArgumentException(
                    "chainon.security.connections.most must be at least 1 and head-bytes 1 KiB to 1 MiB, not " + most
                            + " and " + headBytes);
        }
        if (head.toMillis() < 50 || body.toMillis() < 50 || idle.toMillis() < 50) {
            throw new IllegalArgumentException("chainon.security.connections.{head,body,idle} must be at least 50 ms");
        }
    }

    static Connections of(Config config) {
        return new Connections(
                config.getInt("most"),
                config.getDuration("head"),
                config.getDuration("body"),
                config.getDuration("idle"),
                config.getBytes("head-bytes").intValue());
    }

    /** How often somebody looks. */
    long sweepMillis() {
        long shortest = Math.min(head.toMillis(), Math.min(body.toMillis(), idle.toMillis()));
        return Math.max(10, Math.min(1_000, shortest / 4));
    }
}
