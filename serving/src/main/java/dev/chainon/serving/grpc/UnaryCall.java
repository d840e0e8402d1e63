package dev.chainon.serving.grpc;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import dev.chainon.core.process.Telemetry;
import dev.chainon.serving.http.Refusal;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A call of one request and one response. Every failure is a status with a sentence.
 *
 * @param method its name in the service
 */
record UnaryCall<I extends MessageLite, O extends MessageLite>(String method, Parser<I> parser, Answer<I, O> answer) {

    static final ServiceName SERVICE = ServiceName.create("inference", "GRPCInferenceService");
    static final int NOT_READY = 503;

    private static final Logger LOG = LoggerFactory.getLogger(UnaryCall.class);
    private static final String IDENTITY = "identity";

    /** What a call does. It may throw a {@link Refusal}. */
    interface Answer<I, O> {
        O of(I request);
    }

    /** @param inlineBytes messages up to this size are answered on the event loop, larger ones on a worker */
    void mount(GrpcServer grpc, Vertx vertx, int inlineBytes, Telemetry telemetry) {
        ServiceMethod<Buffer, O> served =
                ServiceMethod.server(SERVICE, method, GrpcMessageEncoder.encoder(), GrpcMessageDecoder.IDENTITY);
        grpc.callHandler(served, request -> new Exchange(request, telemetry).take(vertx, inlineBytes));
    }

    private final class Exchange {

        private final GrpcServerRequest<Buffer, O> request;
        private final Telemetry telemetry;
        private final long start = System.nanoTime();
        private boolean taken;

        Exchange(GrpcServerRequest<Buffer, O> request, Telemetry telemetry) {
            this.request = request;
            this.telemetry = telemetry;
        }

        /** Messages are taken as they came: one that is packed could unpack to any size. */
        void take(Vertx vertx, int inlineBytes) {
            request.invalidMessageHandler(
                            e -> end(GrpcStatus.RESOURCE_EXHAUSTED, "the message is larger than this server reads"))
                    .messageHandler(message -> {
                        if (!taken) {
                            taken = true;
                            answer(message, vertx, inlineBytes);
                        }
                    })
                    .endHandler(end -> {
                        if (!taken) {
                            end(GrpcStatus.INVALID_ARGUMENT, "the call ended before its message");
                        }
                    });
        }

        private void answer(GrpcMessage message, Vertx vertx, int inlineBytes) {
            if (!IDENTITY.equals(message.encoding())) {
                request.response().headers().set("grpc-accept-encoding", IDENTITY);
                end(GrpcStatus.UNIMPLEMENTED, "messages packed by " + message.encoding() + " are not read here");
            } else if (message.payload().length() <= inlineBytes) {
                try {
                    succeeded(compute(message.payload()));
                } catch (RuntimeException e) {
                    failed(e);
                }
            } else {
                vertx.executeBlocking(() -> compute(message.payload()), false)
                        .onSuccess(this::succeeded)
                        .onFailure(this::failed);
            }
        }

        private O compute(Buffer payload) {
            try {
                return answer.of(parser.parseFrom(payload.getBytes()));
            } catch (InvalidProtocolBufferException e) {
                throw new Refusal(400, "the message is no request of " + method + ": " + e.getMessage());
            }
        }

        private void succeeded(O response) {
            request.response().end(response);
            time("ok");
        }

        private void failed(Throwable cause) {
            if (cause instanceof Refusal refusal) {
                end(status(refusal.status()), refusal.sentence());
            } else {
                LOG.error("{} failed", method, cause);
                end(GrpcStatus.INTERNAL, "the server failed on this request; its log says why");
            }
        }

        private void end(GrpcStatus status, String sentence) {
            taken = true;
            request.response().status(status).statusMessage(sentence).end();
            time("error");
        }

        private void time(String outcome) {
            telemetry.time(
                    "chainon_grpc_request_seconds", System.nanoTime() - start, "method", method, "outcome", outcome);
        }
    }

    private static GrpcStatus status(int http) {
        return switch (http) {
            case 400 -> GrpcStatus.INVALID_ARGUMENT;
            case 401 -> GrpcStatus.UNAUTHENTICATED;
            case 403 -> GrpcStatus.PERMISSION_DENIED;
            case 404 -> GrpcStatus.NOT_FOUND;
            case 413, 429 -> GrpcStatus.RESOURCE_EXHAUSTED;
            case NOT_READY -> GrpcStatus.UNAVAILABLE;
            case 504 -> GrpcStatus.DEADLINE_EXCEEDED;
            default -> GrpcStatus.INTERNAL;
        };
    }
}
