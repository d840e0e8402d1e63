package dev.chainon.local.pipeline;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the files of one forge must be beside the definition of the steps, beyond being valid: its objections in words. */
final class ForgeRules {

    /** A forge’s machine builds first, and is not as fast as it likes. */
    private static final int MOST_TIMES_THE_BUDGET = 4;

    private final Steps steps;
    private final List<String> objections = new ArrayList<>();

    private ForgeRules(Steps steps) {
        this.steps = steps;
    }

    static List<String> objections(Steps steps, List<ForgeFile> files) {
        ForgeRules rules = new ForgeRules(steps);
        Set<String> played = new HashSet<>();
        files.forEach(file -> {
            file.jobs().forEach(job -> played.addAll(job.steps()));
            rules.judge(file);
        });
        steps.ids().forEach(id -> rules.ask("a job plays the step " + id, played.contains(id)));
        return rules.objections;
    }

    private void judge(ForgeFile file) {
        Map<String, ForgeJob> jobs = new LinkedHashMap<>();
        file.jobs().forEach(job -> jobs.put(job.name(), job));
        jobs.values().forEach(job -> {
            String where = file.name() + ", job " + job.name() + ", ";
            ask(where + "plays a step of the definition", !job.steps().isEmpty());
            ask(where + "refuses what is absent (--strict)", job.strict());
            job.steps()
                    .forEach(step -> ask(
                            where + "plays steps that there are: " + step,
                            steps.ids().contains(step)));
            job.needs().forEach(need -> ask(where + "waits for a job that there is: " + need, jobs.containsKey(need)));
            inOrder(where, job, jobs);
            inTime(where, job);
            known(job).stream()
                    .flatMap(step -> step.artefacts().stream())
                    .forEach(artefact -> ask(where + "keeps " + artefact, job.keeps(artefact)));
        });
        objections.addAll(file.ofGitHub() ? GitHubRules.objections(file) : GitLabRules.objections(file));
    }

    /** What a step needs was played before it: by the same job, or by one that the job waits for. */
    private void inOrder(String where, ForgeJob job, Map<String, ForgeJob> jobs) {
        Set<String> before = new HashSet<>();
        before(job, jobs, before);
        for (Step step : known(job)) {
            step.needs().forEach(need -> ask(where + "plays " + need + " before " + step.id(), before.contains(need)));
            before.add(step.id());
        }
    }

    private static void before(ForgeJob job, Map<String, ForgeJob> jobs, Set<String> steps) {
        for (String name : job.needs()) {
            Optional.ofNullable(jobs.get(name)).ifPresent(needed -> {
                steps.addAll(needed.steps());
                before(needed, jobs, steps);
            });
        }
    }

    private void inTime(String where, ForgeJob job) {
        int budget = known(job).stream().mapToInt(Step::budgetSeconds).sum();
        int timeout = 60 * job.timeoutMinutes();
        ask(
                where + "has a timeout of one to " + MOST_TIMES_THE_BUDGET + " times its budget of " + budget + " s: "
                        + timeout + " s",
                timeout >= budget && timeout <= MOST_TIMES_THE_BUDGET * budget);
    }

    private List<Step> known(ForgeJob job) {
        return steps.steps().stream()
                .filter(step -> job.steps().contains(step.id()))
                .toList();
    }

    private void ask(String rule, boolean kept) {
        if (!kept) {
            objections.add("not so: " + rule);
        }
    }
}
