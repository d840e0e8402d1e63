package dev.chainon.evidence.report.source;

import dev.chainon.evidence.ledger.Proof;

/**
 * A test in the sources that names a clause.
 *
 * @param type fully qualified name of the outermost class of the file
 * @param file path from the root; {@code line} is that of the annotation
 */
public record NamedTest(String clause, String module, String type, String method, String file, int line) {

    /** Whether a record comes from this test, be it inherited or in a nested class. */
    public boolean made(Proof proof) {
        String declared = proof.declaredIn();
        int nested = declared.indexOf('$');
        return clause.equals(proof.clause())
                && type.equals(nested < 0 ? declared : declared.substring(0, nested))
                && proof.test().endsWith("#" + method);
    }

    public String name() {
        return type + "#" + method;
    }
}
