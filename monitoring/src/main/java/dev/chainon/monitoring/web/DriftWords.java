package dev.chainon.monitoring.web;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The words of the report in one language; French unless English is asked for. */
final class DriftWords {

    private static final Map<String, String> FRENCH = Map.ofEntries(
            Map.entry("title", "Dérive et qualité du modèle"),
            Map.entry("other", "English"),
            Map.entry("version", "version"),
            Map.entry("nothing", "Aucune prédiction n’a encore été lue."),
            Map.entry("test", "épreuve"),
            Map.entry("state", "état"),
            Map.entry("passed", "passée"),
            Map.entry("failed", "échouée"),
            Map.entry("absent", "absente"),
            Map.entry("waiting", "il faut une demi-journée de prédictions ou d’issues"),
            Map.entry("value", "valeur"),
            Map.entry("bound", "seuil"),
            Map.entry("since", "depuis"),
            Map.entry("evidence", "sur quoi"),
            Map.entry("labels", "Qualité des dernières 24 heures, vérité connue"),
            Map.entry("whose", "groupe"),
            Map.entry("all", "tous"),
            Map.entry("rows", "issues"),
            Map.entry("precision", "précision"),
            Map.entry("recall", "rappel"),
            Map.entry("columns", "Colonnes, la plus éloignée d’abord"),
            Map.entry("column", "colonne"),
            Map.entry("logloss", "perte log"),
            Map.entry("rules", "Part du flux que chaque règle refuse, contre son passé"),
            Map.entry("rule", "règle"),
            Map.entry("drift.inputs.psi", "Part des entrées qui ont dérivé (PSI)"),
            Map.entry("drift.inputs.ks", "Part des entrées qui ont dérivé (KS)"),
            Map.entry("drift.score.psi", "Dérive du score (PSI)"),
            Map.entry("drift.score.ks", "Dérive du score (KS)"),
            Map.entry("drift.loss", "Erreur depuis la dernière coupe (ADWIN)"),
            Map.entry("drift.surprise", "Surprise depuis la dernière coupe (ADWIN)"),
            Map.entry("quality.auc", "AUC"),
            Map.entry("quality.logloss", "Perte logarithmique"),
            Map.entry("quality.ece", "Erreur de calibration"));

    private static final Map<String, String> ENGLISH = Map.ofEntries(
            Map.entry("title", "Drift and quality of the model"),
            Map.entry("other", "Français"),
            Map.entry("version", "version"),
            Map.entry("nothing", "No prediction has been read yet."),
            Map.entry("test", "test"),
            Map.entry("state", "state"),
            Map.entry("passed", "passed"),
            Map.entry("failed", "failed"),
            Map.entry("absent", "absent"),
            Map.entry("waiting", "half a day of predictions or labels is needed"),
            Map.entry("value", "value"),
            Map.entry("bound", "bound"),
            Map.entry("since", "since"),
            Map.entry("evidence", "on what"),
            Map.entry("labels", "Quality of the last 24 hours, truth known"),
            Map.entry("whose", "group"),
            Map.entry("all", "all"),
            Map.entry("rows", "labels"),
            Map.entry("precision", "precision"),
            Map.entry("recall", "recall"),
            Map.entry("columns", "Columns, the furthest first"),
            Map.entry("column", "column"),
            Map.entry("logloss", "log loss"),
            Map.entry("rules", "Share of the stream that each rule refuses, against its past"),
            Map.entry("rule", "rule"),
            Map.entry("drift.inputs.psi", "Share of the inputs that have drifted (PSI)"),
            Map.entry("drift.inputs.ks", "Share of the inputs that have drifted (KS)"),
            Map.entry("drift.score.psi", "Drift of the score (PSI)"),
            Map.entry("drift.score.ks", "Drift of the score (KS)"),
            Map.entry("drift.loss", "Error since the last cut (ADWIN)"),
            Map.entry("drift.surprise", "Surprise since the last cut (ADWIN)"),
            Map.entry("quality.auc", "AUC"),
            Map.entry("quality.logloss", "Log loss"),
            Map.entry("quality.ece", "Calibration error"));

    private final boolean english;

    private DriftWords(boolean english) {
        this.english = english;
    }

    /** @param language {@code en} for English; anything else is French */
    static DriftWords of(Optional<String> language) {
        return new DriftWords(language.filter("en"::equals).isPresent());
    }

    String language() {
        return english ? "en" : "fr";
    }

    String otherLanguage() {
        return english ? "fr" : "en";
    }

    /** The key itself where there is no word for it. */
    String word(String key) {
        return (english ? ENGLISH : FRENCH).getOrDefault(key, key);
    }

    String number(double value) {
        return Double.isFinite(value) ? String.format(english ? Locale.UK : Locale.FRANCE, "%.4f", value) : "–";
    }
}
