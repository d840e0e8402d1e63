/**
 * The ledger of proofs: what one executed test proved, the chained file that keeps it, and the hash of the code it covers.
 *
 * <p>Writer (the recorder, in tests) and reader (the report) share this one definition. JDK only.
 */
package dev.chainon.evidence.ledger;
