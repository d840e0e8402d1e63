package dev.chainon.serving.security;

import dev.chainon.core.process.Telemetry;
import dev.chainon.serving.grpc.GrpcService;
import dev.chainon.serving.http.Door;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/**
 * The door of the gRPC port as its settings have it: every call but those for health asks for a key or a token of the role that predicts. Who is not let in gets the HTTP status
 * that a gRPC client reads as UNAUTHENTICATED (401) or PERMISSION_DENIED (403).
 */
public final class GrpcDoor implements Door {

    private final SecuritySettings settings;
    private final Optional<Gatekeeper> gatekeeper;

    /** @param credentials judged unless access is open */
    public GrpcDoor(SecuritySettings settings, Credentials credentials, Telemetry telemetry) {
        this.settings = settings;
        this.gatekeeper =
                settings.open() ? Optional.empty() : Optional.of(new Gatekeeper(credentials, Rules.GRPC, telemetry));
    }

    @Override
    public HttpServer server(Vertx vertx, Handler<HttpServerRequest> inner) {
        HttpServerOptions options = GrpcService.options().setMaxHeaderSize(settings.connections().headBytes());
        settings.tls().ifPresent(tls -> tls.apply(options.setUseAlpn(true)));
        return vertx.createHttpServer(options)
                .requestHandler(gatekeeper
                        .<Handler<HttpServerRequest>>map(keeper -> request -> keeper.admit(vertx, request, inner))
                        .orElse(inner));
    }
}
