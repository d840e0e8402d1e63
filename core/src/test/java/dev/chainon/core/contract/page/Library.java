package dev.chainon.core.contract.page;

import dev.chainon.core.contract.Contract;
import dev.chainon.core.contract.ContractYaml;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** A small contract that has one of everything the pages of a contract write. */
final class Library {

    private Library() {}

    static Contract contract() {
        try (InputStream in = Objects.requireNonNull(Library.class.getResourceAsStream("/library/contract.yaml"))) {
            return ContractYaml.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
