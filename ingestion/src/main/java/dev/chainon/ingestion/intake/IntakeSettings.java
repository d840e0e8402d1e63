package dev.chainon.ingestion.intake;

import com.typesafe.config.Config;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the intake is told, read from {@code chainon}.
 *
 * @param home folder of all state
 * @param inbox folder that files are dropped into
 * @param port 0 takes any free one
 */
public record IntakeSettings(
        Path home, int epoch, String bootstrap, String host, int port, Path inbox, Rhythm rhythm, Limits limits) {

    private static final Set<String> KEYS = Set.of(
            "inbox",
            "scan-every",
            "settled-after",
            "batch-records",
            "record-most-bytes",
            "request-most-bytes",
            "request-most-records",
            "buffer-bytes",
            "answer-within");

    /**
     * How files are taken.
     *
     * @param scanEvery time between two looks into the folder
     * @param settledAfter a file that did not change for so long is whole
     * @param batchRecords after so many records the broker's answers are awaited and the place in the file is written down
     */
    public record Rhythm(Duration scanEvery, Duration settledAfter, int batchRecords) {
        public Rhythm {
            if (scanEvery.isZero() || scanEvery.isNegative() || settledAfter.isNegative()) {
                throw new IllegalArgumentException("chainon.intake.scan-every must be longer than 0, settled-after 0 or"
                        + " longer; they are " + scanEvery + " and " + settledAfter);
            }
            if (batchRecords < 1 || batchRecords > 10_000) {
                throw new IllegalArgumentException(
                        "chainon.intake.batch-records must lie between 1 and 10000, not " + batchRecords);
            }
        }
    }

    /**
     * What is too much.
     *
     * @param recordBytes of one record
     * @param requestBytes of the body of one request
     * @param requestRecords in one request: small ones cost more than their bytes
     * @param bufferBytes of all requests that wait for the broker, a record being charged {@value Budget#RECORD_BYTES} bytes at least
     * @param answerWithin the broker takes a record within this time, or the sender is told to send it again
     */
    public record Limits(
            int recordBytes, int requestBytes, int requestRecords, int bufferBytes, Duration answerWithin) {

        /** The broker takes a megabyte; a refused record goes to quarantine with its reason, which needs room. */
        private static final int MOST_RECORD_BYTES = 900_000;

        public Limits {
            if (recordBytes < 1 || recordBytes > MOST_RECORD_BYTES) {
                throw new IllegalArgumentException("chainon.intake.record-most-bytes must lie between 1 and "
                        + MOST_RECORD_BYTES + ", not " + recordBytes);
            }
            if (requestBytes < recordBytes || bufferBytes < requestBytes) {
                throw new IllegalArgumentException(
                        "chainon.intake.record-most-bytes, request-most-bytes and buffer-bytes must not fall: "
                                + recordBytes + ", " + requestBytes + ", " + bufferBytes);
            }
            int most = bufferBytes / Budget.RECORD_BYTES;
            if (requestRecords < 1 || requestRecords > most) {
                throw new IllegalArgumentException("chainon.intake.request-most-records must lie between 1 and " + most
                        + ", for which buffer-bytes has room, not " + requestRecords);
            }
        }
    }

    public IntakeSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("chainon.http.port must lie between 0 and 65535, not " + port);
        }
    }

    public static IntakeSettings of(Config chainon) {
        Config own = chainon.getConfig("intake");
        Set<String> unknown = new TreeSet<>(own.root().keySet());
        unknown.removeAll(KEYS);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "unknown keys under chainon.intake: " + unknown + "; known are " + new TreeSet<>(KEYS));
        }
        return new IntakeSettings(
                Path.of(chainon.getString("home")),
                chainon.getInt("epoch"),
                chainon.getString("kafka.bootstrap"),
                chainon.getString("http.host"),
                chainon.getInt("http.port"),
                Path.of(own.getString("inbox")),
                new Rhythm(
                        own.getDuration("scan-every"), own.getDuration("settled-after"), own.getInt("batch-records")),
                new Limits(
                        own.getBytes("record-most-bytes").intValue(),
                        own.getBytes("request-most-bytes").intValue(),
                        own.getInt("request-most-records"),
                        own.getBytes("buffer-bytes").intValue(),
                        own.getDuration("answer-within")));
    }

    /** Where the intake keeps what it knows of the files of this replay. */
    Path memory() {
        return home.resolve("intake").resolve("e" + epoch);
    }
}
