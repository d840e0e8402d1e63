package dev.chainon.serving.security;

import java.util.Set;
import java.util.regex.Pattern;

/** Which roles a path asks for. What no rule names asks for the role of the port: nothing is open by being forgotten. */
public enum Rules {
    /** The port where predictions are asked for. */
    SERVING {
        @Override
        Set<Role> needed(String method, String path) {
            if (OPEN.matcher(path).matches()) {
                return EVERYBODY;
            }
            return path.equals("/metrics") ? READERS : Set.of(Role.PREDICT);
        }
    },
    /** The port of the same by gRPC, whose clients speak HTTP/2 at once. */
    GRPC {
        @Override
        Set<Role> needed(String method, String path) {
            return HEALTH.matcher(path).matches() ? EVERYBODY : Set.of(Role.PREDICT);
        }

        @Override
        boolean http2InClearText() {
            return true;
        }
    },
    /** The balancer's port: its own figures are for readers; who may have the rest is for the replicas to say. */
    BALANCER {
        @Override
        Set<Role> needed(String method, String path) {
            return path.equals("/metrics") || path.startsWith("/balancer/") ? READERS : EVERYBODY;
        }
    },
    /** The port where what runs is changed. */
    ADMIN {
        @Override
        Set<Role> needed(String method, String path) {
            if (path.equals("/v2/health/live")) {
                return EVERYBODY;
            }
            return method.equals("GET") ? READERS : Set.of(Role.ADMIN);
        }
    };

    /** No role is asked for. */
    static final Set<Role> EVERYBODY = Set.of();

    private static final Set<Role> READERS = Set.of(Role.AUDITOR, Role.ADMIN);
    private static final Pattern OPEN =
            Pattern.compile("/v2/health/(live|ready)|/openapi\\.(yaml|json)|/v1/errors/[a-z-]{1,40}");

    private static final Pattern HEALTH = Pattern.compile("/inference\\.GRPCInferenceService/Server(Live|Ready)");

    /** @param path canonical: rules compare texts, so a path that routes would read otherwise must not get here */
    abstract Set<Role> needed(String method, String path);

    /** Whether HTTP/2 is taken without TLS. */
    boolean http2InClearText() {
        return false;
    }
}
