package dev.chainon.registry;

import java.util.Optional;

/** Another promotion moved the alias first; nothing was changed by this one. */
public final class PromotionConflictException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PromotionConflictException(Promotion wish, Optional<Integer> expected) {
        super("models:/" + wish.model() + "@" + wish.alias()
                + " was moved by another promotion and no longer points to "
                + expected.map(v -> "version " + v).orElse("nothing") + ": version " + wish.version()
                + " was not promoted; judge it against the new " + wish.alias() + " and promote again");
    }
}
