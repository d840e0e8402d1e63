package dev.chainon.apps;

/** Stand-in of the process of this name. */
public final class Intake {

    private Intake() {}

    public static void main(String[] args) throws Exception {
        FakeApp.serve("{}");
    }
}
