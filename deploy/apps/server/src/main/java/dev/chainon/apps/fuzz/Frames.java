package dev.chainon.apps.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/**
 * Calls by gRPC as bytes of HTTP/2 (RFC 9113), and damaged ones: frames with lengths, types, flags and streams that lie, heads that no decoder of HPACK
 * reads, messages that are none, cut or longer than they say. The same seed damages the same way.
 */
final class Frames {

    private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final String SERVICE = "/inference.GRPCInferenceService/";
    private static final List<String> METHODS = List.of(
            "ServerLive",
            "ServerReady",
            "ModelReady",
            "ServerMetadata",
            "ModelMetadata",
            "ModelInfer",
            "ModelStreamInfer",
            "None",
            "");
    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int SETTINGS = 4;
    private static final int END_STREAM = 1;
    private static final int END_HEADERS = 4;

    private final Random random;

    Frames(long seed) {
        this.random = new Random(seed);
    }

    /** A connection with one good call that every server of the protocol answers. */
    static byte[] good() {
        return joined(PREFACE, frame(SETTINGS, 0, 0, new byte[0]), call(1, "ServerLive", message(new byte[0])));
    }

    /** A connection with some calls, one of its parts damaged. */
    byte[] next() {
        byte[] calls = new byte[0];
        for (int i = 0; i <= random.nextInt(3); i++) {
            calls = joined(calls, call(2 * i + 1, METHODS.get(random.nextInt(METHODS.size())), body()));
        }
        byte[] all = joined(PREFACE, frame(SETTINGS, 0, 0, settings()), calls, strange());
        if (random.nextInt(3) == 0) {
            for (int i = 0; i <= random.nextInt(6); i++) {
                all[PREFACE.length + random.nextInt(all.length - PREFACE.length)] ^= (byte) (1 << random.nextInt(8));
            }
        }
        return random.nextInt(6) == 0 ? java.util.Arrays.copyOf(all, 1 + random.nextInt(all.length)) : all;
    }

    private byte[] settings() {
        if (random.nextInt(4) > 0) {
            return new byte[0];
        }
        return ByteBuffer.allocate(6)
                .putShort((short) random.nextInt(9))
                .putInt(random.nextInt())
                .array();
    }

    /** A message of random bytes, under a prefix that mostly tells its length. */
    private byte[] body() {
        byte[] bytes = new byte[random.nextInt(200)];
        random.nextBytes(bytes);
        byte[] message = message(bytes);
        switch (random.nextInt(4)) {
            case 0 -> message[0] = (byte) random.nextInt(4);
            case 1 -> ByteBuffer.wrap(message).putInt(1, random.nextInt());
            default -> {}
        }
        return message;
    }

    /** A frame of any type on any stream. */
    private byte[] strange() {
        byte[] payload = new byte[random.nextInt(40)];
        random.nextBytes(payload);
        return frame(random.nextInt(12), random.nextInt(256), random.nextInt(9), payload);
    }

    private static byte[] call(int stream, String method, byte[] message) {
        return joined(frame(HEADERS, END_HEADERS, stream, head(method)), frame(DATA, END_STREAM, stream, message));
    }

    /** Literal fields without indexing (RFC 7541, 6.2.2): no table to keep. */
    private static byte[] head(String method) {
        return joined(
                field(":method", "POST"),
                field(":scheme", "http"),
                field(":path", SERVICE + method),
                field(":authority", "fuzz"),
                field("content-type", "application/grpc"),
                field("te", "trailers"));
    }

    private static byte[] field(String name, String value) {
        return joined(new byte[] {0}, text(name), text(value));
    }

    private static byte[] text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return joined(new byte[] {(byte) bytes.length}, bytes);
    }

    private static byte[] message(byte[] bytes) {
        return ByteBuffer.allocate(5 + bytes.length)
                .put((byte) 0)
                .putInt(bytes.length)
                .put(bytes)
                .array();
    }

    private static byte[] frame(int type, int flags, int stream, byte[] payload) {
        return ByteBuffer.allocate(9 + payload.length)
                .put((byte) (payload.length >> 16))
                .putShort((short) payload.length)
                .put((byte) type)
                .put((byte) flags)
                .putInt(stream)
                .put(payload)
                .array();
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
