package dev.chainon.apps;

/** Stand-in of the process of this name. */
public final class History {

    private History() {}

    public static void main(String[] args) throws Exception {
        if (args[0].equals("load")) {
            FakeApp.leave("warehouse/loaded");
            long rows =
                    FakeApp.config().hasPath("history.rows") ? FakeApp.config().getLong("history.rows") : 3_000_000;
            FakeApp.task(
                    "history", "{\"figures\":{\"history.rows.in\":" + rows + "},\"artefacts\":[\"warehouse/loaded\"]}");
        }
        FakeApp.task(args[0], "{}");
    }
}
