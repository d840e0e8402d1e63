package dev.chainon.evidence.ledger;

/** Where a proof ran, without a name that would identify its owner. */
public record Machine(String os, int cpus, String java) {

    public static Machine current() {
        return new Machine(
                property("os.name") + " " + property("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                property("java.vendor") + " " + property("java.version"));
    }

    private static String property(String name) {
        return System.getProperty(name, "?");
    }
}
