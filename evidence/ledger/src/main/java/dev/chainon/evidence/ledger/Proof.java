package dev.chainon.evidence.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * One executed test seen from one clause: one line of the ledger.
 *
 * @param clause identifier of the clause, such as {@code B3Cr4.bit-identity}
 * @param module folder of the module that ran the test, relative to the root, with slashes
 * @param test class that ran and method, as {@code dev.chainon.flights.EngineTest#keepsOrder}
 * @param declaredIn class whose source carries the annotation: another one where a contract kit is inherited
 * @param reason why it did not pass; empty when it passed
 * @param cases how many cases ran: 1 for a plain test, more for a parameterised one
 * @param code hash of what the proof covers, see {@link CodeHash}
 * @param covers documents that the test reads beside the code, named from the root
 */
public record Proof(
        String clause,
        String module,
        String test,
        String declaredIn,
        Outcome outcome,
        String reason,
        int cases,
        Instant started,
        long millis,
        Machine machine,
        String code,
        List<String> covers,
        String commit) {

    public Proof {
        Objects.requireNonNull(clause);
        Objects.requireNonNull(outcome);
        covers = List.copyOf(covers);
        if (cases < 0 || millis < 0) {
            throw new IllegalArgumentException("cases and millis are never negative: " + cases + ", " + millis);
        }
    }

    /** The line without its seal. Its first three fields name the proof, so a later run replaces an earlier one. */
    public String toJson() {
        return new JsonLine()
                .text("clause", clause)
                .text("module", module)
                .text("test", test)
                .text("outcome", outcome.name())
                .text("declaredIn", declaredIn)
                .text("reason", reason)
                .number("cases", cases)
                .text("started", started.toString())
                .number("millis", millis)
                .text("os", machine.os())
                .number("cpus", machine.cpus())
                .text("java", machine.java())
                .text("code", code)
                .text("covers", String.join(" ", covers))
                .text("commit", commit)
                .end();
    }
}
