package dev.chainon.serving.grpc;

import dev.chainon.serving.http.Door;
import dev.chainon.serving.http.Loops;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.grpc.server.GrpcServer;
import io.vertx.grpc.server.GrpcServerOptions;
import java.util.concurrent.atomic.AtomicInteger;

/** A gRPC server on some event loops of a Vert.x. It closes with the Vert.x. */
public final class GrpcService {

    /** In clear text, for everybody. */
    public static final Door PLAIN =
            (vertx, inner) -> vertx.createHttpServer(options()).requestHandler(Door.open(inner));

    /** Channels are meant to be kept open; one that says nothing for so long is gone. */
    private static final int IDLE_SECONDS = 300;

    private final Vertx vertx;
    private final InferenceCalls calls;
    private final int messageBytes;
    private final Door door;
    private final AtomicInteger port = new AtomicInteger();

    /** @param messageBytes largest message that is read */
    public GrpcService(Vertx vertx, InferenceCalls calls, int messageBytes, Door door) {
        this.vertx = vertx;
        this.calls = calls;
        this.messageBytes = messageBytes;
        this.door = door;
    }

    /** What every gRPC server of the house has. */
    public static HttpServerOptions options() {
        return new HttpServerOptions().setTcpNoDelay(true).setReuseAddress(true).setIdleTimeout(IDLE_SECONDS);
    }

    /**
     * Starts the server and waits for it.
     *
     * @return the port it listens on, for instance when {@code wanted} is 0
     * @throws IllegalStateException if the address cannot be had
     */
    public int start(String host, int wanted, int eventLoops) {
        Loops.start(vertx, eventLoops, () -> new Loop(host, wanted), host + ":" + wanted, "chainon.grpc.port");
        return port.get();
    }

    private final class Loop extends VerticleBase {

        private final String host;
        private final int wanted;

        Loop(String host, int wanted) {
            this.host = host;
            this.wanted = wanted;
        }

        @Override
        public Future<?> start() {
            GrpcServer grpc = GrpcServer.server(
                    vertx,
                    new GrpcServerOptions().setMaxMessageSize(messageBytes).setScheduleDeadlineAutomatically(true));
            calls.mount(grpc);
            return door.server(vertx, grpc).listen(wanted, host).onSuccess(server -> port.set(server.actualPort()));
        }
    }
}
