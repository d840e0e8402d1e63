package dev.chainon.local.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a workflow of GitHub must be. */
final class GitHubRules {

    private final ForgeFile file;
    private final List<String> objections = new ArrayList<>();

    private GitHubRules(ForgeFile file) {
        this.file = file;
    }

    static List<String> objections(ForgeFile file) {
        GitHubRules rules = new GitHubRules(file);
        rules.judge();
        return rules.objections;
    }

    private void judge() {
        JsonNode json = file.json();
        ask(
                "it may read the code and nothing else",
                json.path("permissions").toString().equals("{\"contents\":\"read\"}"));
        ask(
                "runs of one branch do not run side by side",
                json.path("concurrency").has("group"));
        ask("no stranger's change runs with our secrets", !json.path("on").has("pull_request_target"));
        file.text()
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("- uses:") || line.startsWith("uses:"))
                .forEach(line -> ask(
                        "an action is named by its hash, and its version said: " + line,
                        line.matches("(- )?uses: [\\w.-]+/[\\w./-]+@[0-9a-f]{40} # v\\d+(\\.\\d+)+")));
        file.jobs().forEach(this::judge);
    }

    private void judge(ForgeJob job) {
        JsonNode json = job.json();
        String name = "job " + job.name() + ": ";
        ask(
                name + "its machine has a version",
                !json.path("runs-on").asText("latest").endsWith("latest"));
        ask(
                name + "what it may write is written by a release alone",
                !json.has("permissions") || file.json().path("on").path("push").has("tags"));
        ask(
                name + "no text of strangers is part of a script",
                job.scripts().stream().noneMatch(script -> script.contains("${{")));
        uses(json, "actions/checkout@")
                .forEach(checkout -> ask(
                        name + "the key of the checkout is not left behind",
                        checkout.path("with")
                                .path("persist-credentials")
                                .toString()
                                .equals("false")));
        uses(json, "actions/setup-java@")
                .forEach(java -> ask(
                        name + "what Maven fetched is kept",
                        java.path("with").path("cache").asText().equals("maven")));
        ask(
                name + "it keeps what it made no longer than told",
                uses(json, "actions/upload-artifact@")
                        .allMatch(upload -> upload.path("with").has("retention-days")));
        ask(
                name + "a deployment is in an environment, where a person agrees to it",
                !job.steps().contains("staging")
                        || json.path("environment").path("name").asText().equals("staging"));
    }

    private static Stream<JsonNode> uses(JsonNode job, String action) {
        return ForgeJob.elements(job.path("steps"))
                .filter(step -> step.path("uses").asText().startsWith(action));
    }

    private void ask(String rule, boolean kept) {
        if (!kept) {
            objections.add("not so: " + file.name() + ", " + rule);
        }
    }
}
