package dev.chainon.streams;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * The header by which a record of the clean or the quarantine topic says under which version of the contract it was judged. A header and no field: records of
 * releases that did not write it are read as before.
 */
public final class ContractHeader {

    public static final String NAME = "contract-version";

    private ContractHeader() {}

    public static byte[] value(String version) {
        return version.getBytes(StandardCharsets.UTF_8);
    }

    /** The version; empty on a record of an earlier release. */
    static Optional<String> of(ConsumerRecord<?, ?> record) {
        return Optional.ofNullable(record.headers().lastHeader(NAME))
                .map(Header::value)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }
}
