package dev.chainon.local.pipeline;

import dev.chainon.local.process.Failure;
import java.util.List;
import java.util.Optional;

/**
 * One step of the pipeline, as {@code deploy/pipeline/steps.yaml} says it.
 *
 * @param id names it on the command line, in records and figures
 * @param needs steps that come before it
 * @param run for bash, from the root of the repository
 * @param demands a command that ends with 0 where the step can be played; empty where it always can
 * @param caches names of caches
 * @param artefacts files, folders (with a slash at the end) and patterns that it leaves, from the root
 * @param budgetSeconds what it may take on two cores
 * @param closes whether it sums up what there is: played whatever is absent before it, in time that is kept for it
 */
record Step(
        String id,
        Cadence cadence,
        String fr,
        String en,
        List<String> needs,
        String run,
        String demands,
        List<String> caches,
        List<String> artefacts,
        int budgetSeconds,
        boolean closes) {

    Step {
        needs = List.copyOf(Optional.ofNullable(needs).orElse(List.of()));
        caches = List.copyOf(Optional.ofNullable(caches).orElse(List.of()));
        artefacts = List.copyOf(Optional.ofNullable(artefacts).orElse(List.of()));
        demands = Optional.ofNullable(demands).orElse("");
        String name = Optional.ofNullable(id).orElse("without an id");
        if (!name.matches("[a-z][a-z-]*")) {
            throw new Failure("The step " + name + " needs an id of small letters and hyphens.");
        }
        if (cadence == null || blank(fr) || blank(en) || blank(run) || budgetSeconds <= 0) {
            throw new Failure("The step " + name + " needs cadence, fr, en, run and a positive budgetSeconds.");
        }
    }

    private static boolean blank(String text) {
        return Optional.ofNullable(text).orElse("").isBlank();
    }
}
