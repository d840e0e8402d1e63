package dev.chainon.monitoring.kpi.page;

import dev.chainon.monitoring.kpi.Bilingual;
import dev.chainon.monitoring.kpi.Indicator;
import dev.chainon.monitoring.kpi.ReferenceClock;
import java.util.Map;

/** The words of the pages themselves. */
final class Headings {

    private static final Map<String, Bilingual> WORDS = Map.ofEntries(
            word("needs", "Besoins, objectifs et résultats clés", "Needs, objectives and key results"),
            word("client", "Le client", "The client"),
            word("chain", "La chaîne, du besoin au test de recette", "The chain, from the need to the acceptance test"),
            word("need", "Besoin", "Need"),
            word("objective", "Objectif", "Objective"),
            word("result", "Résultat clé", "Key result"),
            word("indicator", "Indicateur", "Indicator"),
            word("alert", "Alerte", "Alert"),
            word("test", "Test de recette", "Acceptance test"),
            word("indicators", "Indicateurs et alertes", "Indicators and alerts"),
            word("formula", "Formule", "Formula"),
            word("unit", "Unité", "Unit"),
            word("owner", "Responsable", "Owner"),
            word("target", "Cible", "Target"),
            word("clock", "Horloge", "Clock"),
            word("query", "Requête", "Query"),
            word("alerts", "Alertes", "Alerts"),
            word("severity", "Gravité", "Severity"),
            word("hold", "Durée", "Held for"),
            word("remedy", "Que faire", "What to do"),
            word("none", "Aucune", "None"),
            word("page", "réveille quelqu’un", "wakes somebody"),
            word("ticket", "attend le matin", "waits for the morning"),
            word("WALL", "du mur", "of the wall"),
            word("EVENT", "des événements", "of the events"),
            word("SERVICE", "Objectifs de service", "Service objectives"),
            word("TECHNICAL", "Indicateurs techniques", "Technical indicators"),
            word("DECISION", "Indicateurs de décision", "Decision indicators"),
            word("share", "part de 1", "share of 1"),
            word("ratio", "sans unité", "none"),
            word("seconds", "secondes", "seconds"),
            word("minutes", "minutes", "minutes"),
            word("days", "jours", "days"),
            word("per-second", "par seconde", "per second"),
            word("records", "enregistrements", "records"),
            word("replicas", "répliques", "replicas"),
            word("warnings", "alertes", "warnings"),
            word("threads", "fils d’exécution", "threads"),
            word("bytes", "octets", "bytes"),
            word("celsius", "degrés Celsius", "degrees Celsius"),
            word("times", "fois", "times"),
            word("tasks", "tâches par cœur", "tasks per core"),
            word("cards", "cartes graphiques", "GPUs"),
            word("cost-per-thousand", "coût pour mille cas", "cost per thousand cases"));

    private Headings() {}

    private static Map.Entry<String, Bilingual> word(String key, String fr, String en) {
        return Map.entry(key, new Bilingual(fr, en));
    }

    static String of(String key, String language) {
        Bilingual words = WORDS.get(key);
        if (words == null) {
            throw new IllegalArgumentException("the pages have no word for '" + key + "'");
        }
        return words.in(language);
    }

    static String of(Indicator.Kind kind, String language) {
        return of(kind.name(), language);
    }

    static String of(ReferenceClock clock, String language) {
        return of(clock.name(), language);
    }
}
