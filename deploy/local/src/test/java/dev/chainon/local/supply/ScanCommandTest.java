package dev.chainon.local.supply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.evidence.record.Criterion;
import dev.chainon.local.Commands;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanCommandTest {

    private static final String DECISION =
            "- {advisory: CVE-2021-44228, module: 'org.apache.logging.log4j:log4j-core', reason: 'An example of a decision, for this test.', owner: maintainer, until: '%s'}";

    @TempDir
    Path folder;

    private int scan(String... more) {
        List<String> words = new ArrayList<>(List.of(
                "scan",
                "--bom",
                Examples.BILL.toString(),
                "--html",
                folder.resolve("scan.html").toString(),
                "--json",
                folder.resolve("scan.json").toString()));
        words.addAll(List.of(more));
        return Commands.quietly(words.toArray(String[]::new));
    }

    private String waivers(String until) throws IOException {
        return Files.writeString(folder.resolve("waivers.yaml"), String.format(DECISION, until))
                .toString();
    }

    @Test
    @Criterion("B1Cr2.vulnerabilities")
    void aKnownVulnerabilityFails_untilSomebodyDecidesForAWhile() throws IOException {
        String advisories = Examples.LOG4SHELL.toString();
        assertThat(scan("--advisories", advisories)).isEqualTo(1);
        assertThat(scan("--advisories", advisories, "--waivers", waivers("2000-01-01")))
                .isEqualTo(1);
        assertThat(scan("--advisories", advisories, "--waivers", waivers("9999-12-31")))
                .isZero();
    }

    @Test
    @Criterion("B1Cr2.vulnerabilities")
    void whatCouldNotBeChecked_isNeverGreen() throws IOException {
        assertThat(scan()).isEqualTo(2);
        assertThat(scan("--advisories", folder.resolve("absent.zip").toString()))
                .isEqualTo(3);
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        assertThat(scan("--online", "--service", "http://127.0.0.1:" + closed)).isEqualTo(3);
        assertThat(scan(
                        "--advisories",
                        Examples.LOG4SHELL.toString(),
                        "--online",
                        "--service",
                        "http://127.0.0.1:" + closed))
                .isEqualTo(3);
        assertThat(folder.resolve("scan.html")).doesNotExist();
    }

    @Test
    void thePageTellsSeverityPathAndWhatMendsIt_inBothLanguages() throws IOException {
        scan("--advisories", Examples.LOG4SHELL.toString(), "--waivers", waivers("2000-01-01"));
        assertThat(Files.readString(folder.resolve("scan.html")))
                .contains(
                        "Des failles connues restent ouvertes.",
                        "Known vulnerabilities are open.",
                        "CRITICAL",
                        "CVE-2021-44228",
                        "example-app → org.example:starter:1.0 → org.apache.logging.log4j:log4j-core:2.14.1",
                        "2.15.0",
                        "exception échue depuis le 2000-01-01",
                        "exception expired on 2000-01-01");
        JsonNode json = new ObjectMapper().readTree(folder.resolve("scan.json").toFile());
        assertThat(json.path("ok").asBoolean(true)).isFalse();
        assertThat(json.path("figures").path("supply.findings.expired").asInt()).isEqualTo(1);
        assertThat(json.path("figures").path("supply.libraries").asInt()).isEqualTo(3);
    }
}
