package dev.chainon.acceptance;

import java.util.List;
import java.util.Objects;

/**
 * A test that was planned before it was executed.
 *
 * @param id such as {@code R-03}
 * @param clauses of the catalogue of proofs that it shows
 * @param procedure what is done
 * @param expected what has to come out of it
 * @param check the check of {@code ./chainon accept} that executes it; empty if a test of the build does
 * @param test the test of the build that executes it, as {@code Class.method}; empty if a check does
 * @param blocking whether no reservation can stand against its failure
 */
public record PlannedTest(
        String id,
        Words title,
        List<String> clauses,
        Words purpose,
        Words procedure,
        Words expected,
        String check,
        String test,
        boolean blocking) {

    public PlannedTest {
        clauses = List.copyOf(clauses);
        check = Objects.requireNonNullElse(check, "");
        test = Objects.requireNonNullElse(test, "");
        if (check.isEmpty() == test.isEmpty()) {
            throw new IllegalArgumentException(
                    "the planned test " + id + " needs either a check or a test that executes it");
        }
        if (clauses.isEmpty()) {
            throw new IllegalArgumentException("the planned test " + id + " names no clause that it shows");
        }
    }

    /** The name of what executes it. */
    public String execution() {
        return check + test;
    }
}
