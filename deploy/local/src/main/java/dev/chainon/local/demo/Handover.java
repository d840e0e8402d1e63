package dev.chainon.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.chainon.store.jobs.StepContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the process of a step is told: the parameters of its run, and what the steps before it gave. */
final class Handover {

    static final String EPOCH = "epoch";
    static final String FROM = "from";
    static final String TO = "to";
    static final String VERSION = "version";
    static final String WHY = "why";
    static final String FORCE = "force";
    static final String WHO = "who";
    static final String ROWS = "rows";
    static final String DISTRIBUTED = "distributed";
    static final String MASTER = "master";
    static final String WORKERS = "workers";
    static final String ROUNDS = "rounds";

    static final String JUDGE_FROM = "judge-from";
    static final String JUDGE_UNTIL = "judge-until";
    /** Parameters that begin so are settings of the trainer. */
    static final String TRAINING = "training.";

    static final String PERCENT = "percent";
    static final String REQUESTS = "requests";
    static final String PATIENCE = "patience";

    /** Steps that are told what the gate said. */
    private static final Set<String> GATED = Set.of("promote", "gate", "canary", "adopt");

    private Handover() {}

    static Map<String, Object> settings(StepContext context) {
        Map<String, String> params = context.params();
        Map<String, Object> own = new LinkedHashMap<>();
        put(own, "replay.from", params, FROM);
        put(own, "replay.to", params, TO);
        put(own, "gate.why", params, WHY);
        put(own, "gate.force", params, FORCE);
        put(own, "training.who", params, WHO);
        put(own, "history.rows", params, ROWS);
        put(own, "training.window.judge-from", params, JUDGE_FROM);
        put(own, "training.window.judge-until", params, JUDGE_UNTIL);
        params.forEach((key, value) -> {
            if (key.startsWith(TRAINING)) {
                own.put(key, value);
            }
        });
        put(own, "release.percent", params, PERCENT);
        put(own, "release.requests", params, REQUESTS);
        put(own, "release.patience", params, PATIENCE);
        Optional.ofNullable(params.get(EPOCH)).ifPresent(epoch -> own.put("epoch", Integer.parseInt(epoch)));
        if (context.step().equals("evaluate")) {
            own.put("gate.candidate", Optional.ofNullable(params.get(VERSION)).orElseGet(() -> result(context, "train")
                    .path("model")
                    .asText()));
        }
        if (GATED.contains(context.step())) {
            gate(own, result(context, "evaluate"));
        }
        if (onCluster(context)) {
            put(own, "spark.master", params, MASTER);
            put(own, "spark.executor.count", params, WORKERS);
            put(own, "distributed.shards", params, WORKERS);
            put(own, "distributed.rounds", params, ROUNDS);
        }
        return own;
    }

    /** Whether the step works on what was known at a moment of the past, as retrainings and scenarios do. */
    static boolean inWindow(StepContext context) {
        return context.params().containsKey(JUDGE_FROM);
    }

    /** What does a step: the trainer's place can be taken by the one that learns on a cluster. */
    static App app(Pipeline.Step step, StepContext context) {
        return onCluster(context) ? App.CLUSTER : step.app();
    }

    private static boolean onCluster(StepContext context) {
        return context.step().equals("train") && context.params().containsKey(DISTRIBUTED);
    }

    private static void gate(Map<String, Object> own, JsonNode judged) {
        own.put("gate.candidate", judged.path("model").asText());
        own.put("gate.checks", judged.path("checks").toString());
        own.put("gate.champion", judged.path("champion").asInt());
    }

    private static JsonNode result(StepContext context, String step) {
        return Kept.tree(context.resultOf(step).orElse("{}"));
    }

    private static void put(Map<String, Object> own, String key, Map<String, String> params, String param) {
        Optional.ofNullable(params.get(param)).ifPresent(value -> own.put(key, value));
    }
}
