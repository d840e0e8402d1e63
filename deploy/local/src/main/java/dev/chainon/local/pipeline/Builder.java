package dev.chainon.local.pipeline;

import dev.chainon.local.demo.Report;
import java.util.Map;
import java.util.Optional;

/**
 * Who builds, as the variables of the forges tell it.
 *
 * @param id a URI; that of the job on a forge, {@code urn:chainon:machine} elsewhere
 * @param invocation names this very run; empty elsewhere than on a forge
 * @param machine in a few words
 */
record Builder(String id, String invocation, String machine) {

    static Builder of(Map<String, String> environment) {
        return new Builder(
                github(environment).or(() -> gitlab(environment)).orElse("urn:chainon:machine"),
                run(environment).orElse(""),
                Report.machine());
    }

    private static Optional<String> github(Map<String, String> environment) {
        return value(environment, "GITHUB_WORKFLOW_REF")
                .flatMap(workflow -> value(environment, "GITHUB_SERVER_URL").map(server -> server + "/" + workflow));
    }

    private static Optional<String> gitlab(Map<String, String> environment) {
        return value(environment, "CI_PROJECT_URL")
                .flatMap(project -> value(environment, "CI_RUNNER_ID").map(runner -> project + "/-/runners/" + runner));
    }

    private static Optional<String> run(Map<String, String> environment) {
        Optional<String> github = value(environment, "GITHUB_RUN_ID")
                .flatMap(run -> value(environment, "GITHUB_REPOSITORY")
                        .flatMap(repository -> value(environment, "GITHUB_SERVER_URL")
                                .map(server -> server + "/" + repository + "/actions/runs/" + run)));
        return github.or(() -> value(environment, "CI_JOB_URL"));
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
