package dev.chainon.evidence.report.backlog;

import dev.chainon.evidence.report.catalogue.Words;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A large aim that stories serve.
 *
 * @param planned the day by which it is to be done, where the file says one
 */
public record Epic(String id, Words title, Optional<LocalDate> planned) {}
