package dev.chainon.serving.predictor;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.Objects;

/**
 * Says which file holds the state of the engine at which place of the log.
 *
 * @param file name in the epoch's snapshot folder
 * @param position offset of the first record of the clean topic that the state has not seen
 * @param minute the engine's minute
 * @param sha256 of the file, in hexadecimal
 */
record SnapshotPointer(String file, long position, long minute, String sha256) {

    SnapshotPointer {
        Objects.requireNonNull(sha256);
        if (!file.matches("[A-Za-z0-9._-]+") || position < 0) {
            throw new IllegalArgumentException("no pointer to a snapshot: file '" + file + "', position " + position);
        }
    }

    byte[] toJson() {
        return new JsonObject()
                .put("file", file)
                .put("position", position)
                .put("minute", minute)
                .put("sha256", sha256)
                .toBuffer()
                .getBytes();
    }

    /** @throws RuntimeException if the bytes are no pointer */
    static SnapshotPointer fromJson(byte[] bytes) {
        JsonObject json = new JsonObject(Buffer.buffer(bytes));
        return new SnapshotPointer(
                Objects.requireNonNull(json.getString("file")),
                Objects.requireNonNull(json.getLong("position")),
                Objects.requireNonNull(json.getLong("minute")),
                Objects.requireNonNull(json.getString("sha256")));
    }
}
