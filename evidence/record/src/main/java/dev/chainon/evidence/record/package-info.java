/**
 * In the tests of every room: {@link dev.chainon.evidence.record.Criterion} names the clause that a test proves, the recorder writes down
 * what came of it. Test scope only; may import JUnit and the ledger.
 */
package dev.chainon.evidence.record;
