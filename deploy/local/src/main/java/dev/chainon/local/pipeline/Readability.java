package dev.chainon.local.pipeline;

import dev.chainon.local.pipeline.Indicator.Absence;
import dev.chainon.local.pipeline.Indicator.Name;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How well the history reads: one change, one purpose, a title, a reason. Merges are left out: what they bring is told by the commits that they bring.
 *
 * @param changes without merges
 */
record Readability(List<Change> changes) {

    /** A change that touches more files than these has more than one purpose, or renames something. */
    static final int FILES = 50;

    private static final Name CHANGES =
            new Name("history.changes", "changements dans l’historique", "changes in the history");
    private static final Name TITLES = new Name(
            "history.titles.share",
            "part des titres lisibles en entier (" + Change.TITLE + " signes)",
            "share of titles read whole (" + Change.TITLE + " signs)");
    private static final Name REASONS = new Name(
            "history.reasons.share",
            "part des changements de " + Change.SMALL + " lignes et plus qui disent pourquoi",
            "share of " + Change.SMALL + " lines and more that say why");
    private static final Name PURPOSES = new Name(
            "history.purposes.share",
            "part des changements de " + FILES + " fichiers au plus",
            "share of changes of at most " + FILES + " files");
    private static final Absence NONE_LARGE = new Absence("aucun changement n’est si grand", "no change is that large");
    private static final Absence UNKNOWN =
            new Absence("l’historique git n’est pas ici en entier", "the whole history of git is not here");

    Readability {
        changes = List.copyOf(changes);
    }

    /** Of a repository. Without changes where its history is not here in whole. */
    static Readability of(History history) {
        return new Readability(history.changes());
    }

    /** Titles that are no orders, each with what is wrong. */
    List<String> faults() {
        return changes.stream().map(Change::fault).flatMap(Optional::stream).toList();
    }

    /** All of them, always in one order. */
    List<Indicator> indicators() {
        return List.of(
                changes.isEmpty() ? CHANGES.absent(UNKNOWN) : CHANGES.is(changes.size()),
                share(TITLES, changes, Change::titled, UNKNOWN),
                share(
                        REASONS,
                        changes.stream().filter(Change::asksForAReason).toList(),
                        change -> !change.reason().isEmpty(),
                        changes.isEmpty() ? UNKNOWN : NONE_LARGE),
                share(PURPOSES, changes, change -> change.files() <= FILES, UNKNOWN));
    }

    private static Indicator share(Name name, List<Change> of, Predicate<Change> good, Absence otherwise) {
        return of.isEmpty()
                ? name.absent(otherwise)
                : name.is((double) of.stream().filter(good).count() / of.size());
    }
}
