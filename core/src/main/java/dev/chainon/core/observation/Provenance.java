package dev.chainon.core.observation;

import java.net.URI;
import java.time.Instant;

/**
 * Where an answer came from.
 *
 * @param url what was asked, complete
 * @param fetched when the answer was received
 * @param status HTTP status of the answer
 * @param sha256 hash of the answer's body, in hexadecimal
 * @param licence under which terms it may be used, in words
 */
public record Provenance(URI url, Instant fetched, int status, String sha256, String licence) {

    public Provenance {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("not a SHA-256 in hexadecimal: " + sha256);
        }
    }
}
