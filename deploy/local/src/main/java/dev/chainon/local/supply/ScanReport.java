package dev.chainon.local.supply;

import java.time.Instant;
import java.util.List;

/**
 * What a check found.
 *
 * @param sources where the advisories came from, in words
 * @param records how many records were read
 * @param newest when the newest of them was modified
 * @param libraries how many versions of libraries were checked
 * @param unused waivers that met nothing
 */
record ScanReport(
        List<String> sources,
        int records,
        String newest,
        int libraries,
        List<Finding> findings,
        List<Waiver> unused,
        String commit,
        Instant started) {

    ScanReport {
        sources = List.copyOf(sources);
        findings = List.copyOf(findings);
        unused = List.copyOf(unused);
    }

    /** Whether nothing fails. */
    boolean ok() {
        return findings.stream().noneMatch(Finding::fails);
    }

    /** How many are in this state. */
    long count(Finding.State state) {
        return findings.stream().filter(finding -> finding.state() == state).count();
    }
}
