package dev.chainon.apps;

/** Stand-in of the process of this name. */
public final class Train {

    private Train() {}

    public static void main(String[] args) throws Exception {
        FakeApp.task("train", "{\"model.may.auc\":0.89}");
    }
}
