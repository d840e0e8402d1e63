package dev.chainon.local.demo;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The processes that judge a registered version.
 *
 * @param version its number or URI; empty for the champion
 */
record Evaluation(Stage stage, Fleet fleet, String version) {

    /** The linear members and the trees of the control group are fitted again. */
    private static final Duration LONGEST = Duration.ofMinutes(60);

    private static final String CANDIDATE = "gate.candidate";

    /** Which version it is: {@code model}, {@code bundle}, {@code network} and {@code data} as JSON. */
    String subject() {
        return evaluate(version, List.of("subject"));
    }

    String onValidation() {
        return evaluate(version, List.of("validation"));
    }

    /**
     * Opens the sealed period.
     *
     * @param told what the ledger is told
     * @return {@code opening} and {@code folder} as JSON
     */
    String unsealed(Map<String, Object> told) {
        return stage.run(fleet.program(App.UNSEAL, "unseal", told), LONGEST);
    }

    /** @param model the very version that was opened for, though the champion may be another by now */
    String onSealed(String model, String folder) {
        return evaluate(model, List.of("final", folder));
    }

    private String evaluate(String candidate, List<String> words) {
        return stage.run(
                fleet.program(App.EVALUATE, "evaluate", Map.of(CANDIDATE, candidate))
                        .withArguments(words),
                LONGEST);
    }
}
