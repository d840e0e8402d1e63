package dev.chainon.local.supply;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The page of licences, in French or English. */
final class LicencePage {

    private LicencePage() {}

    /**
     * The page as it is kept in {@code docs}.
     *
     * @param language "fr" or "en"
     */
    static String markdown(List<Licences.Verdict> verdicts, String language) {
        boolean fr = language.equals("fr");
        StringBuilder page = new StringBuilder(
                fr
                        ? "# Licences des bibliothèques\n\nIn English: [licences.md](licences.md).\n\n"
                        : "# Licences of the libraries\n\nEn français\u00a0: [licences.fr.md](licences.fr.md).\n\n");
        page.append(
                fr
                        ? "Ce projet est sous licence Apache-2.0. Chaque bibliothèque de la [nomenclature](../config/supply/bom.json) a une licence de la [liste permise](../config/supply/licences.yaml), ou une décision qui dit pourquoi\u00a0; une licence inconnue fait échouer la construction. Page écrite par `./chainon licences --pages`.\n\n"
                        : "This project is under Apache-2.0. Each library of the [bill of materials](../config/supply/bom.json) has a licence of the [list of what is allowed](../config/supply/licences.yaml), or a decision that says why; an unknown licence fails the build. Page written by `./chainon licences --pages`.\n\n");
        page.append(fr ? "| licence | bibliothèques |\n|---|---|\n" : "| licence | libraries |\n|---|---|\n");
        sums(verdicts).forEach((licence, number) -> page.append("| ")
                .append(licence.isEmpty() ? (fr ? "**refusée**" : "**refused**") : "`" + licence + "`")
                .append(" | ")
                .append(number)
                .append(" |\n"));
        page.append(
                fr
                        ? "\n| bibliothèque | version | licence | décision |\n|---|---|---|---|\n"
                        : "\n| library | version | licence | decision |\n|---|---|---|---|\n");
        verdicts.forEach(verdict -> page.append("| `")
                .append(verdict.component().module())
                .append("` | `")
                .append(verdict.component().version())
                .append("` | ")
                .append(verdict.licence().map(name -> "`" + name + "`").orElse(fr ? "**refusée**" : "**refused**"))
                .append(" | ")
                .append(verdict.decision()
                        .map(decision -> fr ? decision.fr() : decision.en())
                        .orElse(""))
                .append(" |\n"));
        return page.toString();
    }

    private static Map<String, Long> sums(List<Licences.Verdict> verdicts) {
        return verdicts.stream()
                .collect(Collectors.groupingBy(
                        verdict -> verdict.licence().orElse(""), TreeMap::new, Collectors.counting()));
    }
}
