package dev.chainon.local.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Jobs of a pipeline of GitLab. */
final class GitLabJobs {

    private static final Set<String> NO_JOBS = Set.of("stages", "workflow", "variables", "default", "include");

    private GitLabJobs() {}

    static List<ForgeJob> of(JsonNode file) {
        return file.properties().stream()
                .map(Map.Entry::getKey)
                .filter(name -> !name.startsWith(".") && !NO_JOBS.contains(name))
                .map(name -> job(name, whole(file, file.path(name))))
                .toList();
    }

    /** What a job says over what it extends, over the defaults. */
    private static ObjectNode whole(JsonNode file, JsonNode job) {
        ObjectNode whole = file.path("default").deepCopy();
        ForgeJob.texts(job.path("extends"))
                .forEach(name -> file.path(name).properties().forEach(e -> whole.set(e.getKey(), e.getValue())));
        job.properties().forEach(e -> whole.set(e.getKey(), e.getValue()));
        return whole;
    }

    private static ForgeJob job(String name, JsonNode job) {
        return new ForgeJob(
                name,
                ForgeJob.texts(job.path("script")).toList(),
                ForgeJob.texts(job.path("needs")).toList(),
                minutes(job.path("timeout").asText("")),
                Stream.of("/artifacts/paths", "/artifacts/reports/junit")
                        .flatMap(kept -> ForgeJob.texts(job.at(kept)))
                        .toList(),
                job);
    }

    private static int minutes(String timeout) {
        return timeout.matches("\\d+ minutes") ? Integer.parseInt(timeout.replace(" minutes", "")) : 0;
    }
}
