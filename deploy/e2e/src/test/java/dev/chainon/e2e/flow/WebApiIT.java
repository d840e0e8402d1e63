package dev.chainon.e2e.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.chainon.evidence.record.Criterion;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged commands that ask services on the web, against a server of this machine with hand-made answers. It never stands for the live services. */
class WebApiIT {

    private record Ended(int code, String said) {}

    private static final Path ROOT = Path.of(System.getProperty("chainon.root"));
    private static final Path ANSWERS = ROOT.resolve("ingestion/src/test/resources/webapi");

    @TempDir
    Path state;

    private final List<String> asked = new CopyOnWriteArrayList<>();

    @BeforeEach
    void sayThatAllIsBuilt() throws IOException {
        Files.createFile(Files.createDirectories(state.resolve("run")).resolve("built"));
    }

    @Test
    @Criterion("B3Cr10.client")
    @Criterion("B3Cr10.cache")
    void asksForTheWeatherOfAnAirport_once_thenNeedsNoNetwork() throws Exception {
        HttpServer service = serve("weather-ord-2001-02-25.json");
        try {
            Ended first = chainon("weather", "--airport", "ORD", "--date", "2001-02-25", "--json", file());
            assertThat(first.said())
                    .contains("Weather at ORD on 2001-02-25: 24 of 24 hours known", "answered just now");
            assertThat(first.code()).isZero();
            assertThat(asked).singleElement().asString().contains("latitude=41.9796", "longitude=-87.9045");
            assertThat(Files.readString(state.resolve("result.json")))
                    .contains("\"weather.hours.known\" : 24", "\"sha256\"", "\"live\" : false")
                    .doesNotContain("B3Cr10.live");
        } finally {
            service.stop(0);
        }
        Ended second = chainon("weather", "--airport", "ORD", "--date", "2001-02-25");
        assertThat(second.said()).contains("24 of 24 hours known", "kept since");
        assertThat(second.code()).isZero();

        Ended other = chainon("weather", "--airport", "ORD", "--date", "2001-02-26", "--offline");
        assertThat(other.said()).contains("not among the kept answers");
        assertThat(other.code()).isEqualTo(1);
    }

    @Test
    @Criterion("B3Cr10.client")
    void listsWhereTheHolidaysOfTheFeaturesAndOfTheServiceDiffer() throws Exception {
        HttpServer service = serve("holidays-us-2001.json");
        try {
            Ended ended = chainon("holidays", "--year", "2001");
            assertThat(ended.said())
                    .contains("9 dates in both, 2 only in the engine, 2 only from the service")
                    .contains("only in the engine:    2001-04-15", "only from the service: 2001-11-12 Veterans Day");
            assertThat(ended.code()).isZero();
        } finally {
            service.stop(0);
        }
    }

    @Test
    void endsWith1_andSaysWhatToCheck_whenNobodyAnswers() throws Exception {
        serve("holidays-us-2001.json").stop(0);

        Ended ended = chainon("holidays", "--year", "2001");

        assertThat(ended.said()).contains("no answer from 127.0.0.1", "check the network");
        assertThat(ended.code()).isEqualTo(1);
    }

    /** Serves one answer and tells the processes where. */
    private HttpServer serve(String answer) throws IOException {
        byte[] body = Files.readAllBytes(ANSWERS.resolve(answer));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().toString());
            try (exchange) {
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/api";
        Files.writeString(state.resolve("chainon.conf"), """
                local.settings.weather.webapi.weather.url = "%s"
                local.settings.holidays.webapi { holidays.url = "%s", holidays.retry { attempts = 2, first-wait = 10 ms } }
                """.formatted(url, url));
        return server;
    }

    private Ended chainon(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(ROOT.resolve("chainon").toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("CHAINON_HOME", state.toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), said);
    }

    private String file() {
        return state.resolve("result.json").toString();
    }
}
