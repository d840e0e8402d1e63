package dev.chainon.monitoring.kpi;

import java.time.Duration;

/**
 * How fast a budget must burn over two windows before someone is told: the long one says that it matters, the short one that it still goes on.
 *
 * @param name last part of the alert's name
 * @param factor times the rate that would use up the budget exactly at the end of the period
 */
record Burn(String name, Window window, double factor, Duration hold, AlertRule.Severity severity) {

    record Window(String longer, String shorter) {}
}
