package dev.chainon.serving.grpc;

import dev.chainon.serving.http.Refusal;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/** Messages packed by gzip, which could unpack to any size: they are unpacked up to the limit of those that are not packed. */
final class Packed {

    private Packed() {}

    /**
     * @param limit most bytes of the message
     * @throws Refusal with 413 if it is larger, with 400 if it is not gzip
     */
    static Buffer unpacked(Buffer message, int limit) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(message.getBytes()))) {
            byte[] bytes = in.readNBytes(limit);
            if (in.read() >= 0) {
                throw new Refusal(
                        413, "the message unpacks to more than the " + limit + " bytes that this server reads");
            }
            return Buffer.buffer(bytes);
        } catch (IOException e) {
            throw new Refusal(400, "the message is not packed by gzip: " + e.getMessage());
        }
    }
}
