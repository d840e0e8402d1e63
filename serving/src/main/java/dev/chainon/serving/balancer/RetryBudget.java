package dev.chainon.serving.balancer;

/**
 * How many more retries there may be. Each request earns a part of one, a retry takes a whole one: when everything fails, retries do not multiply the load
 * (as in gRPC's retry throttling). Thread-safe.
 */
final class RetryBudget {

    private final Strategy.Retries rule;
    private double saved;

    RetryBudget(Strategy.Retries rule) {
        this.rule = rule;
        this.saved = rule.reserve();
    }

    synchronized void earn() {
        saved = Math.min(rule.reserve(), saved + rule.share());
    }

    synchronized boolean take() {
        if (saved < 1) {
            return false;
        }
        saved--;
        return true;
    }
}
