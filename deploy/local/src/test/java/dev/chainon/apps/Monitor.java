package dev.chainon.apps;

/** Stand-in of the process of this name. */
public final class Monitor {

    private Monitor() {}

    public static void main(String[] args) throws Exception {
        FakeApp.serve("{\"stream.predictions.per.second\":70.5,\"stream.latency.p50.ms\":4}");
    }
}
