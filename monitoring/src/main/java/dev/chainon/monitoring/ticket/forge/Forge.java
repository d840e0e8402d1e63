package dev.chainon.monitoring.ticket.forge;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Issues of one project on a forge. Blocking; every method throws {@link ForgeBusyException} while the forge asks to wait or does not answer, and
 * {@link ForgeRefusedException} where it will not do this one thing.
 */
public interface Forge {

    /** Name of the forge with the project, such as {@code github:owner/name}; kept in the database. */
    String name();

    /** Our issue whose text ends with the marker, open or closed, changed since then. */
    Optional<Issue> find(String marker, Instant since);

    Issue create(String title, String body);

    void setOpen(long number, boolean open);

    void comment(long number, String body);

    /** Our issues that changed at that moment or later, by the forge's clock. */
    List<Issue> changedSince(Instant since);

    /** What people and we wrote below an issue, oldest first. */
    List<Remark> comments(long number);

    /**
     * An issue.
     *
     * @param number that people know it by
     * @param url for people
     */
    record Issue(long number, boolean open, String body, Instant changed, String url) {
        public Issue {
            Objects.requireNonNull(body);
            Objects.requireNonNull(changed);
            Objects.requireNonNull(url);
        }
    }

    /**
     * A comment; its author is not read.
     *
     * @param id unique among the comments of the project
     */
    record Remark(long id, String body) {
        public Remark {
            Objects.requireNonNull(body);
        }
    }
}
