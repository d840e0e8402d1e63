package dev.chainon.apps;

import dev.chainon.protocol.InferTensorContents;
import dev.chainon.protocol.ModelInferRequest;
import dev.chainon.registry.Bundle;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/** Thirty-two callers of ModelInfer over four connections, each of which asks again when it is answered. The first half of the time is not counted. */
final class GrpcLoad {

    private static final int CALLERS = 32;
    private static final int CONNECTIONS = 4;
    private static final int MOST = 4_000_000;
    private static final String METHOD = "/inference.GRPCInferenceService/ModelInfer";

    private final URI address;
    private final Buffer frame;
    private final HttpClient client;
    private final long[] nanos = new long[MOST];
    /** Null while none failed. */
    private final AtomicReference<String> fault = new AtomicReference<>();

    private final CountDownLatch running = new CountDownLatch(CALLERS);
    private int answered;
    private volatile long countFrom;
    private volatile long end;

    /** @param bundle whose model is asked for a row of its width */
    GrpcLoad(Vertx vertx, String address, Bundle bundle) {
        this.address = URI.create(address);
        this.frame = frame(bundle);
        this.client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setProtocolVersion(HttpVersion.HTTP_2)
                        .setHttp2ClearTextUpgrade(false)
                        .setHttp2MultiplexingLimit(CALLERS / CONNECTIONS),
                new PoolOptions().setHttp2MaxSize(CONNECTIONS).setEventLoopSize(1));
    }

    private static Buffer frame(Bundle bundle) {
        int width = bundle.manifest().features().size();
        InferTensorContents.Builder contents = InferTensorContents.newBuilder();
        for (int i = 0; i < width; i++) {
            contents.addFp32Contents(i / (float) width);
        }
        byte[] message = ModelInferRequest.newBuilder()
                .setModelName(bundle.manifest().model())
                .addInputs(ModelInferRequest.InferInputTensor.newBuilder()
                        .setName("input")
                        .setDatatype("FP32")
                        .addShape(1)
                        .addShape(width)
                        .setContents(contents))
                .build()
                .toByteArray();
        return Buffer.buffer().appendByte((byte) 0).appendInt(message.length).appendBytes(message);
    }

    /** @return {@code calls.per.second}, {@code p50.ms} and {@code p99.ms} as JSON */
    String run(double seconds) {
        long start = System.nanoTime();
        countFrom = start + (long) (seconds / 2 * 1e9);
        end = start + (long) (seconds * 1e9);
        for (int i = 0; i < CALLERS; i++) {
            call();
        }
        try {
            running.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while calling " + address, e);
        }
        Optional.ofNullable(fault.get()).ifPresent(why -> {
            throw new IllegalStateException("a call failed: " + why);
        });
        long[] sorted = Arrays.copyOf(nanos, answered);
        Arrays.sort(sorted);
        return new JsonObject()
                .put("calls.per.second", answered / (seconds / 2))
                .put("p50.ms", sorted[answered / 2] / 1e6)
                .put("p99.ms", sorted[(int) (0.99 * answered)] / 1e6)
                .encode();
    }

    private void call() {
        long sent = System.nanoTime();
        client.request(HttpMethod.POST, address.getPort(), address.getHost(), METHOD)
                .compose(this::send)
                .compose(response -> response.end().map(response))
                .onSuccess(response -> again(sent, response))
                .onFailure(cause -> stop(cause.toString()));
    }

    private Future<HttpClientResponse> send(HttpClientRequest request) {
        return request.putHeader("content-type", "application/grpc")
                .putHeader("te", "trailers")
                .send(frame);
    }

    /** All run on one event loop. */
    private void again(long sent, HttpClientResponse response) {
        long now = System.nanoTime();
        if (!"0".equals(response.getTrailer("grpc-status"))) {
            stop("grpc-status " + response.getTrailer("grpc-status"));
        } else if (now >= end) {
            running.countDown();
        } else {
            if (now >= countFrom && answered < MOST) {
                nanos[answered++] = now - sent;
            }
            call();
        }
    }

    private void stop(String why) {
        fault.compareAndSet(null, why);
        running.countDown();
    }
}
