package dev.chainon.core.contract;

import java.util.List;
import java.util.Objects;

/**
 * What a contract says of itself.
 *
 * @param id identifier
 * @param version semantic version
 * @param purpose what the data are for
 * @param usage how they may be used
 * @param limitations what they cannot tell
 * @param roles the functions that see the data
 */
public record Header(String id, String version, Text purpose, Text usage, Text limitations, List<Access> roles) {

    public Header {
        Objects.requireNonNull(id);
        Objects.requireNonNull(version);
        Objects.requireNonNull(purpose);
        Objects.requireNonNull(usage);
        Objects.requireNonNull(limitations);
        roles = List.copyOf(roles);
    }

    /**
     * A function that sees the data.
     *
     * @param role its name
     * @param access what it may do
     */
    public record Access(String role, String access, Text description) {
        public Access {
            Objects.requireNonNull(role);
            Objects.requireNonNull(access);
            Objects.requireNonNull(description);
        }
    }
}
