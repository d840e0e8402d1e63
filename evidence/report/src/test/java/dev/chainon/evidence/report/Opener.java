package dev.chainon.evidence.report;

import dev.chainon.evidence.ledger.Opening;
import dev.chainon.evidence.ledger.Openings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/** A process that opens: the ledger, its name and how often come as arguments. */
final class Opener {

    private Opener() {}

    public static void main(String[] args) throws IOException {
        for (int i = 0; i < Integer.parseInt(args[2]); i++) {
            new Openings(Path.of(args[0])).open(opening(args[1]));
        }
    }

    static Opening opening(String who) {
        return new Opening(
                Instant.parse("2026-02-03T04:05:06Z"),
                who,
                "the \"last\" word",
                new Opening.Subject("models:/kettle-spills/2", "b".repeat(64), "c".repeat(64), "f-1"),
                "d".repeat(40));
    }
}
