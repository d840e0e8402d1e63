package dev.chainon.evidence.report;

import dev.chainon.evidence.report.catalogue.Clause;
import dev.chainon.evidence.report.catalogue.ProofKind;
import dev.chainon.evidence.report.catalogue.Words;
import java.util.List;
import java.util.stream.Collectors;

/** Why a clause stands as it does, in one sentence. */
record Reason(Clause clause, List<TestReport> tests, List<FigureReport> figures) {

    private static final Words SILENT = new Words("", "");

    Words of(State state) {
        return switch (state) {
            case SHOWN -> SILENT;
            case REFUTED -> refuted();
            case STALE ->
                new Words(
                        "Montré, puis le code couvert a changé\u00a0: à rejouer.",
                        "Shown, then the code it covers changed: run it again.");
            case NOT_SHOWN -> tests.isEmpty() ? nothing() : uncounted();
            case ATTESTED ->
                new Words(
                        "Exécuté ailleurs et signé\u00a0; non rejoué sur cette machine.",
                        "Run elsewhere and signed; not run on this machine.");
            case DECLARED -> new Words("Une personne s’en porte garante.", "A person stands for it.");
        };
    }

    private Words refuted() {
        String failed = names(
                tests.stream().filter(t -> t.standing() == Standing.FAILED).toList());
        if (!failed.isEmpty()) {
            return new Words("Test en échec\u00a0: " + failed + ".", "Failed test: " + failed + ".");
        }
        String missed = figures.stream()
                .filter(FigureReport::missed)
                .map(f -> f.goal().id())
                .collect(Collectors.joining(", "));
        return missed.isEmpty()
                ? new Words("L’exécution attestée a échoué.", "The attested run failed.")
                : new Words("Objectif manqué\u00a0: " + missed + ".", "Goal missed: " + missed + ".");
    }

    private Words nothing() {
        if (clause.accepts().contains(ProofKind.EXECUTED)) {
            return new Words("Aucune preuve à ce jour.", "No proof as yet.");
        }
        return clause.accepts().contains(ProofKind.ATTESTED)
                ? new Words(
                        "Se prouve ailleurs\u00a0; aucune attestation signée à ce jour.",
                        "Proved elsewhere; no signed attestation as yet.")
                : new Words(
                        "Seule une personne peut le dire\u00a0; aucune déclaration à ce jour.",
                        "Only a person can tell; no declaration as yet.");
    }

    private Words uncounted() {
        String fr = tests.stream()
                .filter(Reason::uncounted)
                .map(t -> t.standing().words().fr())
                .distinct()
                .collect(Collectors.joining(", "));
        String en = tests.stream()
                .filter(Reason::uncounted)
                .map(t -> t.standing().words().en())
                .distinct()
                .collect(Collectors.joining(", "));
        long of = tests.stream().filter(Reason::uncounted).count();
        return new Words(
                of + " test" + (of > 1 ? "s" : "") + " sur " + tests.size() + " ne compte" + (of > 1 ? "nt" : "")
                        + " pas\u00a0: " + fr + ".",
                of + " of " + tests.size() + " tests do" + (of == 1 ? "es" : "") + " not count: " + en + ".");
    }

    private static boolean uncounted(TestReport test) {
        return test.standing().state() == State.NOT_SHOWN;
    }

    private static String names(List<TestReport> tests) {
        return tests.stream().map(TestReport::shortName).collect(Collectors.joining(", "));
    }
}
