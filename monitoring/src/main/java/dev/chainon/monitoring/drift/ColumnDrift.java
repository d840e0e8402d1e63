package dev.chainon.monitoring.drift;

import dev.chainon.core.drift.ColumnReference;
import dev.chainon.core.model.StabilityIndex;
import java.util.Objects;

/**
 * How far one column is from its reference. It has drifted when it is further than any single day of the reference period was, and further than a rule of thumb calls large.
 *
 * @param psi population stability index, ten bins
 * @param ks statistic of Kolmogorov and Smirnov
 */
public record ColumnDrift(String name, double psi, double psiBound, double ks, double ksBound) {

    /** The distance of two Gaussians whose stability index is {@link StabilityIndex#LARGE}: they are half a deviation apart, and 2 Phi(1/4) - 1 is .197. */
    static final double LARGE_KS = 0.20;

    public ColumnDrift {
        Objects.requireNonNull(name);
    }

    /** @param counts rows of a sample in the reference's bins, one row at least */
    static ColumnDrift of(ColumnReference reference, long[] counts) {
        return of(reference, counts, reference.ks(counts));
    }

    static ColumnDrift of(ColumnReference reference, long[] counts, double ks) {
        return new ColumnDrift(
                reference.name(),
                reference.psi(counts),
                Math.max(StabilityIndex.LARGE, reference.greatestPsi()),
                ks,
                Math.max(LARGE_KS, reference.greatestKs()));
    }

    public boolean driftedByPsi() {
        return psi > psiBound;
    }

    public boolean driftedByKs() {
        return ks > ksBound;
    }

    /** How many times its bound the further of the two figures is. */
    public double excess() {
        return Math.max(psi / psiBound, ks / ksBound);
    }
}
