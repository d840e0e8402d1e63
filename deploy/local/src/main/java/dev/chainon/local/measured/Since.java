package dev.chainon.local.measured;

import dev.chainon.evidence.ledger.MainCode;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What became, until now, of the code that a result measured. */
sealed interface Since {

    /** What follows the commit of the measurement on a page, whose sentence it ends. */
    String words(Locale language);

    /** Whether a reader should be warned. */
    boolean alarming();

    /**
     * The history holds the commit of the measurement.
     *
     * @param changed how many files changed, by module
     * @param files how many there are, by module
     * @param now the commit that it was compared with
     */
    record Here(SortedMap<String, Integer> changed, SortedMap<String, Integer> files, String now) implements Since {

        public Here {
            changed = new TreeMap<>(changed);
            files = new TreeMap<>(files);
        }

        @Override
        public boolean alarming() {
            return !changed.isEmpty();
        }

        @Override
        public String words(Locale language) {
            boolean french = french(language);
            if (changed.isEmpty()) {
                return (french
                                ? "\u00a0; ce qu’il mesure est le même jusqu’au "
                                : "; what it measures is the same up to ")
                        + named(now, language) + ".";
            }
            String list = changed.entrySet().stream()
                    .sorted(Comparator.comparing(module -> module.getKey().equals(MainCode.ROOT_POM)))
                    .map(module -> told(module, french))
                    .collect(Collectors.joining(", "));
            return (french
                            ? "\u00a0; de ce qu’il mesure ont changé, jusqu’au "
                            : "; of what it measures changed, up to ")
                    + named(now, language) + (french ? "\u00a0: " : ": ") + list + ".";
        }

        private String told(Map.Entry<String, Integer> module, boolean french) {
            if (module.getKey().equals(MainCode.ROOT_POM)) {
                return french ? "le pom racine" : "the root pom";
            }
            int all = files.getOrDefault(module.getKey(), 0);
            String counted = french
                    ? module.getValue()
                            + (module.getValue() == 1 ? "\u00a0fichier sur\u00a0" : "\u00a0fichiers sur\u00a0")
                            + all
                    : module.getValue() + " of " + all + " files";
            return "`" + module.getKey() + "` (" + counted + ")";
        }
    }

    /**
     * The history does not hold the commit: the hashes alone are compared.
     *
     * @param same whether they are equal
     */
    record Elsewhere(boolean same, String now) implements Since {

        @Override
        public boolean alarming() {
            return !same;
        }

        @Override
        public String words(Locale language) {
            if (french(language)) {
                return ", que cet historique ne contient pas\u00a0; d’après son empreinte, ce qu’il mesure "
                        + (same ? "est le même au " : "a changé au ") + named(now, language) + ".";
            }
            return ", which this history does not hold; by its hash, what it measures "
                    + (same ? "is the same on " : "has changed on ") + named(now, language) + ".";
        }
    }

    /** The history does not hold the commit, and the result has no hash. */
    record Unknown() implements Since {

        @Override
        public boolean alarming() {
            return true;
        }

        @Override
        public String words(Locale language) {
            return french(language)
                    ? ", que cet historique ne contient pas\u00a0: ce qui a changé depuis ne peut être dit."
                    : ", which this history does not hold: what changed since cannot be told.";
        }
    }

    private static boolean french(Locale language) {
        return language.equals(Locale.FRANCE);
    }

    /** A commit in words; code that differs from it is said to. */
    private static String named(String commit, Locale language) {
        String base = "commit `" + Provenance.shortened(commit) + "`";
        if (Provenance.base(commit).equals(commit)) {
            return base;
        }
        return base + (french(language) ? " et des changements non validés" : " and changes that are not committed");
    }
}
