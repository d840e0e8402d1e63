package dev.chainon.apps;

import com.typesafe.config.Config;

/** Stand-in of the process of this name: tells what it was asked. */
public final class Models {

    private Models() {}

    public static void main(String[] args) {
        Config config = FakeApp.config();
        String who = config.hasPath("training.who") ? config.getString("training.who") : "nobody";
        String why = config.hasPath("gate.why") ? config.getString("gate.why") : "";
        String alias = config.hasPath("gate.alias") ? config.getString("gate.alias") : "champion";
        FakeApp.task(
                "models",
                "{\"words\":[\"asked " + args[0] + " of " + alias + " for " + who + ": " + why + "\"],\"figures\":{}}");
    }
}
