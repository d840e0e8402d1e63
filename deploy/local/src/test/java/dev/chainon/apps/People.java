package dev.chainon.apps;

/** Stand-in of the process of this name. */
public final class People {

    private People() {}

    public static void main(String[] args) throws Exception {
        FakeApp.serve("{}");
    }
}
