package dev.chainon.e2e.ship;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What every workload of ours must be, beyond being valid. */
final class Policy {

    private final List<Manifest> all;
    private final List<String> objections = new ArrayList<>();

    private Policy(List<Manifest> all) {
        this.all = all;
    }

    /** What the manifests of one deployment break, in words; none where they keep to it. */
    static List<String> objections(List<Manifest> all) {
        Policy policy = new Policy(all);
        all.stream().filter(Manifest::workload).forEach(policy::judge);
        policy.ask("a policy denies what no other allows", policy.deniesByDefault());
        policy.ask("secrets are referred to, not written down", all.stream().noneMatch(each -> each.kind()
                .equals("Secret")));
        return policy.objections;
    }

    /**
     * What a template of pods breaks, such as those that Spark's driver and executors are made from: they do a piece of work and end, so nobody asks whether they live.
     *
     * @param token whether the pod speaks to the cluster's own API
     */
    static List<String> objectionsToTemplate(Manifest template, boolean token) {
        Policy policy = new Policy(List.of(template));
        JsonElement pod = template.at("spec").orElseThrow();
        policy.judgePod(template.toString(), pod, token);
        pod.getAsJsonObject()
                .getAsJsonArray("containers")
                .forEach(container -> policy.judgeRights(template.toString(), container.getAsJsonObject()));
        return policy.objections;
    }

    private void judge(Manifest workload) {
        String name = workload.toString();
        judgePod(name, workload.at("spec.template.spec").orElseThrow(), false);
        ask(name + " has a budget of disruptions", budget(workload));
        workload.containers().forEach(container -> {
            judgeRights(name, container);
            judgeProbes(name, container);
        });
    }

    private void judgePod(String name, JsonElement pod, boolean token) {
        ask(name + " is run by nobody with rights", is(pod, "securityContext.runAsNonRoot", "true"));
        ask(
                name + " has the system calls of its runtime only",
                is(pod, "securityContext.seccompProfile.type", "RuntimeDefault"));
        ask(
                name + (token ? " gets a token of the cluster" : " gets no token of the cluster"),
                is(pod, "automountServiceAccountToken", Boolean.toString(token)));
    }

    private void judgeRights(String name, JsonObject container) {
        String image = container.get("image").getAsString();
        ask(
                name + " names the version of its image: " + image,
                image.matches(".+:[^:/]+") && !image.endsWith(":latest"));
        ask(
                name + " has a limit of memory",
                Manifest.at(container, "resources.limits.memory").isPresent());
        ask(
                name + " asks for memory and processor",
                Manifest.at(container, "resources.requests.memory").isPresent()
                        && Manifest.at(container, "resources.requests.cpu").isPresent());
        ask(
                name + " writes nothing beside its volumes",
                is(container, "securityContext.readOnlyRootFilesystem", "true"));
        ask(name + " gains no rights", is(container, "securityContext.allowPrivilegeEscalation", "false"));
        ask(name + " has no capability", is(container, "securityContext.capabilities.drop", "[\"ALL\"]"));
    }

    private void judgeProbes(String name, JsonObject container) {
        ask(name + " is live by the protocol's path", is(container, "livenessProbe.httpGet.path", "/v2/health/live"));
        ask(
                name + " is ready by the protocol's path",
                is(container, "readinessProbe.httpGet.path", "/v2/health/ready"));
        ask(name + " has time to start", Manifest.at(container, "startupProbe").isPresent());
    }

    private boolean budget(Manifest workload) {
        Optional<JsonElement> labels = workload.at("spec.selector.matchLabels");
        return all.stream()
                .filter(each -> each.kind().equals("PodDisruptionBudget"))
                .anyMatch(each -> each.at("spec.selector.matchLabels").equals(labels));
    }

    private boolean deniesByDefault() {
        return all.stream()
                .filter(each -> each.kind().equals("NetworkPolicy"))
                .anyMatch(each -> each.at("spec.podSelector")
                                .orElseThrow()
                                .getAsJsonObject()
                                .isEmpty()
                        && each.at("spec.ingress").isEmpty()
                        && each.at("spec.egress").isEmpty()
                        && each.at("spec.policyTypes")
                                        .orElseThrow()
                                        .getAsJsonArray()
                                        .size()
                                == 2);
    }

    private static boolean is(JsonElement from, String path, String text) {
        return Manifest.at(from, path)
                .map(value -> value.isJsonPrimitive() ? value.getAsString() : value.toString())
                .filter(text::equals)
                .isPresent();
    }

    private void ask(String rule, boolean kept) {
        if (!kept) {
            objections.add("not so: " + rule);
        }
    }
}
