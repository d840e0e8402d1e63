package dev.chainon.apps;

/** Stand-in of the process of this name. */
public final class History {

    private History() {}

    public static void main(String[] args) throws Exception {
        FakeApp.task("history", "{\"figures\":{\"history.rows.in\":3000000},\"tag\":\"t1\"}");
    }
}
