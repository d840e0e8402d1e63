package dev.chainon.local.platform;

import dev.chainon.local.process.ClassPath;
import dev.chainon.local.process.FirstCompiler;
import dev.chainon.local.process.Home;
import dev.chainon.local.process.Program;
import java.util.List;
import java.util.Map;

/** The Kafka broker as a child: one node that is its own controller, on the loopback interface. */
public record BrokerProgram(Home home, int port, int controllerPort, int heapMb) {

    public Program program() {
        Program.Java java =
                new Program.Java(ClassPath.ofModule(home, "deploy/broker"), "dev.chainon.broker.Broker", heapMb);
        return new Program(
                        "broker",
                        java,
                        List.of("-XX:MaxDirectMemorySize=64m", "-Djava.io.tmpdir=" + home.folder("tmp")),
                        List.of(
                                Integer.toString(port),
                                Integer.toString(controllerPort),
                                home.folder("kafka").toString()),
                        Map.of())
                .withOptions(FirstCompiler.options());
    }
}
