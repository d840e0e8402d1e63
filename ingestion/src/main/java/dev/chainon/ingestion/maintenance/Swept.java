package dev.chainon.ingestion.maintenance;

/**
 * What maintenance did.
 *
 * @param compacted small files that were rewritten
 * @param written files they became
 * @param expired snapshots that are gone
 * @param orphans files that nothing referred to, removed
 */
public record Swept(long compacted, long written, long expired, long orphans) {

    static final Swept NOTHING = new Swept(0, 0, 0, 0);

    Swept plus(Swept more) {
        return new Swept(
                compacted + more.compacted, written + more.written, expired + more.expired, orphans + more.orphans);
    }
}
