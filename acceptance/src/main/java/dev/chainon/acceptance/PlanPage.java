package dev.chainon.acceptance;

import java.util.function.Function;

/**
 * The plan as a page for people.
 *
 * @param french whether the page is the French one
 * @param place where the source of a class is, from the folder of the page, by its simple name
 */
record PlanPage(Plan plan, boolean french, Function<String, String> place) {

    String markdown() {
        StringBuilder page = new StringBuilder(say(
                "# Plan de test et de recette\n\nIn English: [test-plan.md](test-plan.md)\n\n",
                "# Test and acceptance plan\n\nEn français : [test-plan.fr.md](test-plan.fr.md)\n\n"));
        page.append(
                say(
                        "Cette page est écrite depuis `acceptance/src/main/resources/dev/chainon/acceptance/plan.yaml`. Un test de la construction échoue quand un test prévu n’a pas d’exécution, ou quand une vérification de la recette ou un test de bout en bout n’a pas de plan.\n\n",
                        "This page is written from `acceptance/src/main/resources/dev/chainon/acceptance/plan.yaml`. A test of the build fails when a planned test has no execution, or when a check of the acceptance or an end-to-end test has no plan.\n\n"));
        page.append(say("Périmètre\u00a0: ", "Scope: "))
                .append(say(plan.scope()))
                .append("\n\n");
        page.append(
                say(
                        "La recette se joue avant et après un déploiement par `./chainon accept URL`\u00a0; elle se conclut par un procès-verbal daté dans `.chainon/reports`, à signer par une personne. Les autres tests se jouent par `mvn verify`, les longs par `mvn -Pcampaign verify`\u00a0; `./chainon evidence` montre leurs résultats.\n\n",
                        "The acceptance is played before and after a deployment by `./chainon accept URL`; it ends in a dated record in `.chainon/reports`, to be signed by a person. The other tests are played by `mvn verify`, the long ones by `mvn -Pcampaign verify`; `./chainon evidence` shows their results.\n\n"));
        table(page);
        plan.tests().forEach(test -> section(page, test));
        return page.toString();
    }

    private void table(StringBuilder page) {
        page.append(say(
                "| N° | test prévu | affirmations | bloquant | exécution |\n|---|---|---|---|---|\n",
                "| No. | planned test | clauses | blocking | execution |\n|---|---|---|---|---|\n"));
        for (PlannedTest test : plan.tests()) {
            page.append("| ")
                    .append(test.id())
                    .append(" | ")
                    .append(say(test.title()))
                    .append(" | ")
                    .append(String.join(", ", test.clauses()))
                    .append(" | ")
                    .append(test.blocking() ? say("oui", "yes") : say("non", "no"))
                    .append(" | ")
                    .append(execution(test))
                    .append(" |\n");
        }
    }

    private void section(StringBuilder page, PlannedTest test) {
        page.append("\n## ")
                .append(test.id())
                .append(say("\u00a0— ", " — "))
                .append(say(test.title()))
                .append("\n\n");
        line(page, say("Objet", "Purpose"), say(test.purpose()));
        line(page, say("Procédure", "Procedure"), say(test.procedure()));
        line(page, say("Résultat attendu", "Expected"), say(test.expected()));
        line(page, say("Affirmations", "Clauses"), String.join(", ", test.clauses()));
        line(page, say("Exécution", "Execution"), execution(test));
    }

    private void line(StringBuilder page, String name, String words) {
        page.append("- ")
                .append(name)
                .append(say("\u00a0: ", ": "))
                .append(words)
                .append('\n');
    }

    private String execution(PlannedTest test) {
        if (test.test().isEmpty()) {
            String type = Checks.named(test.check()).getClass().getSimpleName();
            return "`./chainon accept URL`, [`" + test.check() + "`](" + place.apply(type) + ")";
        }
        String type = test.test().substring(0, test.test().indexOf('.'));
        return "[`" + test.test() + "`](" + place.apply(type) + ")";
    }

    private String say(Words words) {
        return say(words.fr(), words.en());
    }

    private String say(String fr, String en) {
        return french ? fr : en;
    }
}
