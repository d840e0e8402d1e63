package dev.chainon.local.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** Jobs of a workflow of GitHub. */
final class GitHubJobs {

    private GitHubJobs() {}

    static List<ForgeJob> of(JsonNode workflow) {
        return workflow.path("jobs").properties().stream()
                .map(Map.Entry::getKey)
                .map(name -> job(name, workflow.path("jobs").path(name)))
                .toList();
    }

    private static ForgeJob job(String name, JsonNode job) {
        List<String> scripts = ForgeJob.elements(job.path("steps"))
                .map(step -> step.path("run").asText(""))
                .filter(run -> !run.isEmpty())
                .toList();
        return new ForgeJob(
                name,
                scripts,
                ForgeJob.texts(job.path("needs")).toList(),
                job.path("timeout-minutes").asInt(0),
                ForgeJob.elements(job.path("steps"))
                        .filter(step -> step.path("uses").asText().startsWith("actions/upload-artifact@"))
                        .flatMap(step -> step.path("with").path("path").asText().lines())
                        .toList(),
                job);
    }
}
