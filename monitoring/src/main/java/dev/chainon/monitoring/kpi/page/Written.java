package dev.chainon.monitoring.kpi.page;

/** What every file that is written from the definitions says first. */
final class Written {

    private Written() {}

    static String header() {
        return "# Written from monitoring/src/main/resources/dev/chainon/monitoring/kpi/indicators.yaml; a test compares them.\n";
    }
}
