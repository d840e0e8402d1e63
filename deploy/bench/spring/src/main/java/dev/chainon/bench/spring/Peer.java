package dev.chainon.bench.spring;

import dev.chainon.core.process.Progress;
import dev.chainon.core.process.Supervised;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Serves the ONNX file that the first argument names. Tells its address and lives until its input closes. */
@SpringBootApplication
public class Peer {

    private static final String HOST = "127.0.0.1";

    public static void main(String[] args) {
        Supervised.exitWhenInputCloses();
        SpringApplication application = new SpringApplication(Peer.class);
        application.setDefaultProperties(Map.of(
                "server.port", "0", "server.address", HOST, "spring.main.banner-mode", "off", "peer.model", args[0]));
        String port = application.run().getEnvironment().getRequiredProperty("local.server.port");
        new Progress(System.out).ready("http://" + HOST + ":" + port);
    }
}
