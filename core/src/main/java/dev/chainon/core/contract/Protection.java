package dev.chainon.core.contract;

import java.util.Objects;

/**
 * How a column is protected.
 *
 * @param classification the contract's word; {@value #PERSONAL} for data about a person; may be empty
 * @param encryptedName the column that holds the value encrypted, while the value in clear is stored nowhere; empty if it is not encrypted
 */
public record Protection(String classification, String encryptedName) {

    public static final String PERSONAL = "personal";

    public Protection {
        Objects.requireNonNull(classification);
        Objects.requireNonNull(encryptedName);
    }

    public boolean personal() {
        return classification.equals(PERSONAL);
    }

    public boolean encrypted() {
        return !encryptedName.isEmpty();
    }
}
