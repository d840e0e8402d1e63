package dev.chainon.local.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What the pipeline of GitLab must be. */
final class GitLabRules {

    private final ForgeFile file;
    private final List<String> objections = new ArrayList<>();

    private GitLabRules(ForgeFile file) {
        this.file = file;
    }

    static List<String> objections(ForgeFile file) {
        GitLabRules rules = new GitLabRules(file);
        ForgeJob.elements(file.json().path("workflow").path("rules"))
                .findAny()
                .ifPresentOrElse(rule -> {}, () -> rules.ask("it says when it runs", false));
        file.jobs().forEach(rules::judge);
        return rules.objections;
    }

    private void judge(ForgeJob job) {
        JsonNode json = job.json();
        String name = "job " + job.name() + ": ";
        ask(name + "its image has a version", versioned(json.path("image").asText()));
        ForgeJob.texts(json.path("services"))
                .forEach(service -> ask(name + "a service has a version: " + service, versioned(service)));
        ask(
                name + "what Maven fetched is kept",
                json.path("cache").path("paths").toString().contains(".m2/repository"));
        ask(
                name + "it keeps what it made no longer than told",
                json.path("artifacts").has("expire_in")
                        || !json.path("artifacts").has("paths")
                        || file.json().path("default").path("artifacts").has("expire_in"));
        ask(
                name + "what is published or deployed is not cut off",
                job.steps().stream().noneMatch(List.of("publish", "sign", "staging")::contains)
                        || !json.path("interruptible").asBoolean());
        ask(
                name + "a deployment is in an environment, alone, and waits for a person",
                !job.steps().contains("staging")
                        || json.path("environment").path("name").asText().equals("staging")
                                && json.has("resource_group")
                                && ForgeJob.elements(json.path("rules"))
                                        .allMatch(rule ->
                                                rule.path("when").asText().equals("manual")));
    }

    private static boolean versioned(String image) {
        return image.matches("[\\w./-]+:[\\w.-]+") && !image.endsWith(":latest");
    }

    private void ask(String rule, boolean kept) {
        if (!kept) {
            objections.add("not so: " + file.name() + ", " + rule);
        }
    }
}
