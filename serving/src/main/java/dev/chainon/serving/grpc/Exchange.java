package dev.chainon.serving.grpc;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import dev.chainon.core.process.Telemetry;
import dev.chainon.serving.admission.Rejected;
import dev.chainon.serving.http.Client;
import dev.chainon.serving.http.Refusal;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.grpc.common.GrpcMessage;
import io.vertx.grpc.common.GrpcMessageDecoder;
import io.vertx.grpc.common.GrpcMessageEncoder;
import io.vertx.grpc.common.GrpcStatus;
import io.vertx.grpc.common.ServiceMethod;
import io.vertx.grpc.common.ServiceName;
import io.vertx.grpc.server.GrpcServer;
import io.vertx.grpc.server.GrpcServerRequest;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One call: it takes one message and ends once, with one response or with a status and a sentence. It may end on any thread. */
final class Exchange<O extends MessageLite> {

    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);
    private static final ServiceName SERVICE = ServiceName.create("inference", "GRPCInferenceService");

    private final String method;
    private final GrpcServerRequest<Buffer, O> request;
    private final Telemetry telemetry;
    private final Context loop = Vertx.currentContext();
    private final long start = System.nanoTime();
    private boolean taken;

    private Exchange(String method, GrpcServerRequest<Buffer, O> request, Telemetry telemetry) {
        this.method = method;
        this.request = request;
        this.telemetry = telemetry;
    }

    /** What is done with a message. What it throws is the answer. */
    interface Taker<O extends MessageLite> {
        void take(Exchange<O> exchange, Buffer message);
    }

    /** Where calls come in: the server of one event loop, and the largest message that it reads. */
    record Entrance(GrpcServer grpc, int messageBytes, Telemetry telemetry) {}

    /** Serves a method of the service on the event loop that calls this. */
    static <O extends MessageLite> void serve(Entrance entrance, String method, Taker<O> taker) {
        ServiceMethod<Buffer, O> served =
                ServiceMethod.server(SERVICE, method, GrpcMessageEncoder.encoder(), GrpcMessageDecoder.IDENTITY);
        entrance.grpc().callHandler(served, request -> new Exchange<>(method, request, entrance.telemetry())
                .listen(taker, entrance.messageBytes()));
    }

    /** Messages are taken as they came, and unpacked here, where there is a limit to what they may unpack to. */
    private void listen(Taker<O> taker, int messageBytes) {
        request.invalidMessageHandler(
                        e -> end(GrpcStatus.RESOURCE_EXHAUSTED, "the message is larger than this server reads"))
                .messageHandler(message -> {
                    if (!taken) {
                        taken = true;
                        take(message, taker, messageBytes);
                    }
                })
                .endHandler(end -> {
                    if (!taken) {
                        end(GrpcStatus.INVALID_ARGUMENT, "the call ended before its message");
                    }
                });
    }

    private void take(GrpcMessage message, Taker<O> taker, int messageBytes) {
        try {
            switch (message.encoding()) {
                case "identity" -> taker.take(this, message.payload());
                case "gzip" -> taker.take(this, Packed.unpacked(message.payload(), messageBytes));
                default ->
                    end(GrpcStatus.UNIMPLEMENTED, "messages packed by " + message.encoding() + " are not read here");
            }
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    /** @throws Refusal if the bytes are no such message */
    <I extends MessageLite> I parsed(Parser<I> parser, Buffer message) {
        try {
            return parser.parseFrom(message.getBytes());
        } catch (InvalidProtocolBufferException e) {
            throw new Refusal(400, "the message is no request of " + method + ": " + e.getMessage());
        }
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(request.headers().get(name));
    }

    /** Metadata that goes ahead of the response. */
    void tell(String name, String value) {
        onLoop(() -> request.response().headers().set(name, value));
    }

    /** Whom it counts for. */
    String client() {
        return Client.of(request.headers(), request.connection().remoteAddress());
    }

    /** For how many milliseconds the client waits, if it said so. */
    Optional<String> timeout() {
        return request.timeout() > 0 ? Optional.of(Long.toString(request.timeout())) : Optional.empty();
    }

    void succeed(O response) {
        onLoop(() -> {
            request.response().end(response);
            time("ok");
        });
    }

    /** A refusal or rejection is answered as it says; anything else is our fault and logged. */
    void fail(Throwable cause) {
        if (cause instanceof Refusal refusal) {
            end(status(refusal.status()), refusal.sentence());
        } else if (cause instanceof Rejected rejected) {
            rejected.retryAfterSeconds().ifPresent(seconds -> request.response()
                    .trailers()
                    .set("grpc-retry-pushback-ms", Integer.toString(seconds * 1000)));
            end(status(rejected.status()), rejected.sentence());
        } else {
            LOG.error("{} failed", method, cause);
            end(GrpcStatus.INTERNAL, "the server failed on this request; its log says why");
        }
    }

    private void end(GrpcStatus status, String sentence) {
        taken = true;
        onLoop(() -> {
            request.response().status(status).statusMessage(sentence).end();
            time("error");
        });
    }

    private void onLoop(Runnable work) {
        if (Context.isOnEventLoopThread()) {
            work.run();
        } else {
            loop.runOnContext(ignored -> work.run());
        }
    }

    private void time(String outcome) {
        telemetry.time("chainon_grpc_request_seconds", System.nanoTime() - start, "method", method, "outcome", outcome);
    }

    private static GrpcStatus status(int http) {
        return switch (http) {
            case 400 -> GrpcStatus.INVALID_ARGUMENT;
            case 401 -> GrpcStatus.UNAUTHENTICATED;
            case 403 -> GrpcStatus.PERMISSION_DENIED;
            case 404 -> GrpcStatus.NOT_FOUND;
            case 413, 429 -> GrpcStatus.RESOURCE_EXHAUSTED;
            case 503 -> GrpcStatus.UNAVAILABLE;
            case 504 -> GrpcStatus.DEADLINE_EXCEEDED;
            default -> GrpcStatus.INTERNAL;
        };
    }
}
