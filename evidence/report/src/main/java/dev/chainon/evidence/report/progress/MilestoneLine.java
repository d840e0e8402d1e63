package dev.chainon.evidence.report.progress;

import dev.chainon.evidence.report.catalogue.Words;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A point on the roadmap.
 *
 * @param planned for when, where somebody planned it
 * @param reached when, once it was
 */
public record MilestoneLine(String id, Words title, Optional<LocalDate> planned, Optional<LocalDate> reached) {}
