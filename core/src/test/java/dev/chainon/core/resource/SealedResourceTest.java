package dev.chainon.core.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SealedResourceTest {

    private static final String CONTRACT = "/toy/contract.yaml";

    @Test
    void refusesAFileThatIsAnotherThanTheOneDescribed_andSaysWhich() {
        SealedResource other = new SealedResource(SealedResourceTest.class, CONTRACT, "0".repeat(64));

        assertThatThrownBy(other::read)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(CONTRACT + " has SHA-256 ")
                .hasMessageContaining("restore the file");
    }

    @Test
    void readsTheFileThatIsDescribed() {
        String found = said(new SealedResource(SealedResourceTest.class, CONTRACT, ""));

        assertThat(new SealedResource(SealedResourceTest.class, CONTRACT, found).read())
                .asString(StandardCharsets.UTF_8)
                .contains("kettle");
    }

    @Test
    void saysThatAFileIsAbsent() {
        assertThatThrownBy(new SealedResource(SealedResourceTest.class, "/nowhere.csv", "")::read)
                .hasMessageContaining("/nowhere.csv is not on the class path");
    }

    /** The hash that the refusal names. */
    private static String said(SealedResource refused) {
        try {
            refused.read();
            return "";
        } catch (IllegalStateException e) {
            return e.getMessage().replaceFirst(".*has SHA-256 ([0-9a-f]{64}).*", "$1");
        }
    }
}
