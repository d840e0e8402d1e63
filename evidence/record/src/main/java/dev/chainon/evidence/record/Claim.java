package dev.chainon.evidence.record;

import java.util.List;

/**
 * One clause, one test that claims to prove it, and what came of the test.
 *
 * @param covers documents that the test reads beside the code
 */
record Claim(String clause, String test, String declaredIn, List<String> covers, Result result) {

    Claim {
        covers = List.copyOf(covers);
    }
}
