package dev.chainon.apps;

/** Stand-in of the process of this name. */
public final class History {

    private History() {}

    public static void main(String[] args) throws Exception {
        if (args[0].equals("load")) {
            FakeApp.leave("warehouse/loaded");
            FakeApp.task("history", "{\"figures\":{\"history.rows.in\":3000000},\"artefacts\":[\"warehouse/loaded\"]}");
        }
        FakeApp.task(args[0], "{}");
    }
}
