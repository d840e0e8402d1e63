package dev.chainon.serving.security;

import dev.chainon.core.process.Telemetry;
import dev.chainon.serving.http.Answers;
import dev.chainon.serving.http.Door;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The door of a server as its settings have it. Where access is open nobody stands in it: a request goes from the connection to its route. HTTP/2 comes over
 * TLS only, but for the port of gRPC: a switch to it in clear text would lead round whoever reads HTTP/1 before this server.
 */
public final class GuardedDoor implements Door {

    private static final int LINE_BYTES = 4_096;

    private final SecuritySettings settings;
    private final Rules rules;
    private final Optional<Gatekeeper> gatekeeper;
    private final Headers headers;
    private final Telemetry telemetry;
    private final AtomicInteger open = new AtomicInteger();

    /** @param credentials judged unless access is open */
    public GuardedDoor(SecuritySettings settings, Rules rules, Credentials credentials, Telemetry telemetry) {
        this.settings = settings;
        this.rules = rules;
        this.gatekeeper =
                settings.open() ? Optional.empty() : Optional.of(new Gatekeeper(credentials, rules, telemetry));
        this.headers = new Headers(settings.tls().isPresent(), settings.origins());
        this.telemetry = telemetry;
    }

    @Override
    public HttpServer server(Vertx vertx, Handler<HttpServerRequest> inner) {
        ConnectionGuard guard = new ConnectionGuard(settings.connections(), open, telemetry);
        vertx.setPeriodic(settings.connections().sweepMillis(), tick -> guard.sweep());
        Handler<HttpServerRequest> admitted = gatekeeper
                .<Handler<HttpServerRequest>>map(keeper -> request -> keeper.admit(vertx, request, inner))
                .orElse(Door.open(inner));
        HttpServerOptions options = options();
        return vertx.createHttpServer(options)
                .connectionHandler(connection -> {
                    StrictDecoder.install(connection, options);
                    guard.opened(connection);
                })
                .requestHandler(request -> {
                    guard.asked(request);
                    Optional<String> fault = Framing.fault(request);
                    if (fault.isPresent()) {
                        request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
                        Answers.error(request, 400, fault.get());
                        request.connection().close();
                    } else if (!headers.answered(request)) {
                        admitted.handle(request);
                    }
                });
    }

    private HttpServerOptions options() {
        HttpServerOptions options = Door.options()
                .setHttp2ClearTextEnabled(rules.http2InClearText())
                .setMaxInitialLineLength(LINE_BYTES)
                .setMaxHeaderSize(settings.connections().headBytes());
        settings.tls().ifPresent(tls -> tls.apply(options));
        return options;
    }
}
