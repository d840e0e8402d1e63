package dev.chainon.conformance;

import com.google.protobuf.Message;
import com.google.protobuf.MessageLite;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.grpc.client.GrpcClient;
import io.vertx.grpc.client.GrpcClientResponse;
import io.vertx.grpc.common.GrpcMessageDecoder;
import io.vertx.grpc.common.GrpcMessageEncoder;
import io.vertx.grpc.common.GrpcStatus;
import io.vertx.grpc.common.ServiceMethod;
import io.vertx.grpc.common.ServiceName;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks a server by gRPC, and remembers the exchange. */
final class GrpcTarget implements AutoCloseable {

    private static final ServiceName SERVICE = ServiceName.create("inference", "GRPCInferenceService");
    private static final int PATIENCE_SECONDS = 20;

    private final Vertx vertx = Vertx.vertx(
            new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1).setInternalBlockingPoolSize(1));
    private final GrpcClient client = GrpcClient.client(vertx);
    private final SocketAddress address;
    private final Optional<String> key;
    private final Wire wire;

    /** @param key sent with every call, if there is one */
    GrpcTarget(Target.HostPort place, Optional<String> key, Wire wire) {
        this.key = key;
        this.address = SocketAddress.inetSocketAddress(place.port(), place.host());
        this.wire = wire;
    }

    static NotOffered notGiven() {
        return new NotOffered("no address of a gRPC server was given: --grpc HOST:PORT");
    }

    /**
     * What came back.
     *
     * @param message empty if the status is not OK
     */
    record Answer<T>(GrpcStatus status, String sentence, Optional<T> message) {

        T ok() {
            NotAsSaid.unless(status == GrpcStatus.OK, "the status is " + status + " (" + sentence + "), not OK");
            return message.orElseThrow(() -> new NotAsSaid("the status is OK, but there is no message"));
        }

        /** An error of the protocol: a status that is not OK. */
        void error() {
            NotAsSaid.unless(status != GrpcStatus.OK, "the status is OK, and should say what is wrong");
            NotAsSaid.unless(
                    status != GrpcStatus.UNIMPLEMENTED, "the status is UNIMPLEMENTED: the call itself is missing");
        }
    }

    /** @param empty any message of the response's type */
    <I extends MessageLite, O extends Message> Answer<O> call(String method, I request, O empty) {
        wire.sent(method + " " + request);
        ServiceMethod<O, I> call =
                ServiceMethod.client(SERVICE, method, GrpcMessageEncoder.encoder(), GrpcMessageDecoder.decoder(empty));
        Future<Answer<O>> answer = client.request(address, call)
                .compose(sending -> {
                    key.ifPresent(secret -> sending.headers().set("x-api-key", secret));
                    return sending.send(request);
                })
                .compose(GrpcTarget::read);
        try {
            Answer<O> got = answer.toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            wire.answered(got.status() + " " + got.sentence()
                    + got.message().map(m -> " " + m).orElse(""));
            return got;
        } catch (ExecutionException | TimeoutException e) {
            throw new NotAsSaid("no answer to " + method + " from " + address + ": " + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unreachable("Interrupted while waiting for " + address, e);
        }
    }

    private static <I, O> Future<Answer<O>> read(GrpcClientResponse<I, O> response) {
        return response.last().transform(last -> response.end()
                .transform(end -> Future.succeededFuture(new Answer<O>(
                        response.status() == null ? GrpcStatus.UNKNOWN : response.status(),
                        String.valueOf(response.statusMessage()),
                        Optional.ofNullable(last.result())))));
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
