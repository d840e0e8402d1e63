package dev.chainon.evidence.record;

import dev.chainon.evidence.ledger.Outcome;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** One run of a plan: collects what JUnit says and gathers it by test method. */
final class Run {

    private final TestPlan plan;
    private final Instant began = Instant.now();
    private final Map<String, Instant> begun = new ConcurrentHashMap<>();
    private final Map<String, Instant> ended = new ConcurrentHashMap<>();
    private final Map<String, String> skipped = new ConcurrentHashMap<>();
    private final Map<String, TestExecutionResult> results = new ConcurrentHashMap<>();

    Run(TestPlan plan) {
        this.plan = plan;
    }

    void started(TestIdentifier test) {
        begun.put(test.getUniqueId(), Instant.now());
    }

    void skipped(TestIdentifier test, String reason) {
        skipped.put(test.getUniqueId(), reason);
    }

    void finished(TestIdentifier test, TestExecutionResult result) {
        ended.put(test.getUniqueId(), Instant.now());
        results.put(test.getUniqueId(), result);
    }

    /** What is claimed so far; a method that ran several times, as in a parameterised class, is one claim. */
    List<Claim> claims() {
        Map<String, Claim> claims = new TreeMap<>();
        for (TestIdentifier root : plan.getRoots()) {
            for (TestIdentifier test : plan.getDescendants(root)) {
                source(test).filter(s -> isTop(test)).ifPresent(s -> add(test, s, claims));
            }
        }
        return List.copyOf(claims.values());
    }

    private void add(TestIdentifier test, MethodSource source, Map<String, Claim> claims) {
        Method method = source.getJavaMethod();
        for (Criterion criterion : method.getAnnotationsByType(Criterion.class)) {
            String name = source.getClassName() + "#" + source.getMethodName();
            Claim claim = new Claim(
                    criterion.value(),
                    name,
                    method.getDeclaringClass().getName(),
                    List.of(criterion.covers()),
                    result(test));
            claims.merge(
                    criterion.value() + " " + name,
                    claim,
                    (a, b) -> new Claim(
                            a.clause(),
                            a.test(),
                            a.declaredIn(),
                            a.covers(),
                            a.result().worst(b.result())));
        }
    }

    /** Worst of the method, its cases, and whatever happened around it: a class that failed takes its tests along. */
    private Result result(TestIdentifier test) {
        List<Result> own = new ArrayList<>(List.of(alone(test)));
        plan.getDescendants(test).forEach(each -> own.add(alone(each)));
        Result result = own.stream().reduce(Result::worst).orElseThrow();
        if (test.isContainer() && result.outcome() == Outcome.PASSED && result.cases() == 0) {
            result = result.because(Outcome.ABORTED, "no case ran");
        }
        for (Optional<TestIdentifier> up = plan.getParent(test); up.isPresent(); up = plan.getParent(up.get())) {
            result = under(up.get(), result);
        }
        return result;
    }

    private Result under(TestIdentifier parent, Result result) {
        String id = parent.getUniqueId();
        if (skipped.containsKey(id)) {
            return result.because(Outcome.DISABLED, skipped.getOrDefault(id, ""));
        }
        TestExecutionResult around = results.get(id);
        if (around == null || around.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
            return result;
        }
        Outcome outcome = outcome(around);
        boolean replaces = outcome == Outcome.FAILED || result.outcome() == Outcome.UNFINISHED;
        return replaces && result.outcome() != Outcome.FAILED
                ? result.because(outcome, parent.getDisplayName() + ": " + reason(around))
                : result;
    }

    private Result alone(TestIdentifier test) {
        String id = test.getUniqueId();
        Instant start = begun.getOrDefault(id, began);
        long millis = test.isTest()
                ? Duration.between(start, ended.getOrDefault(id, start)).toMillis()
                : 0;
        int cases = test.isTest() && results.containsKey(id) ? 1 : 0;
        TestExecutionResult result = results.get(id);
        if (skipped.containsKey(id)) {
            return new Result(Outcome.DISABLED, skipped.getOrDefault(id, ""), cases, start, 0);
        }
        return result == null
                ? new Result(
                        Outcome.UNFINISHED, "begun and not ended: the process died, or it still runs", cases, start, 0)
                : new Result(outcome(result), reason(result), cases, start, Math.max(0, millis));
    }

    private boolean isTop(TestIdentifier test) {
        return plan.getParent(test).flatMap(Run::source).isEmpty();
    }

    private static Optional<MethodSource> source(TestIdentifier test) {
        return test.getSource().filter(MethodSource.class::isInstance).map(MethodSource.class::cast);
    }

    private static Outcome outcome(TestExecutionResult result) {
        return switch (result.getStatus()) {
            case SUCCESSFUL -> Outcome.PASSED;
            case ABORTED -> Outcome.ABORTED;
            case FAILED -> Outcome.FAILED;
        };
    }

    private static String reason(TestExecutionResult result) {
        return result.getThrowable()
                .map(t -> t.getClass().getSimpleName() + ": "
                        + Optional.ofNullable(t.getMessage()).orElse("no message"))
                .orElse("");
    }
}
