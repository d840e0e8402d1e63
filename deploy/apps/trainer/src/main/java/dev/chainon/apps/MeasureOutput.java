package dev.chainon.apps;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chainon.core.process.Progress;
import dev.chainon.core.process.Supervised;
import dev.chainon.training.Backend;
import dev.chainon.training.OutputPace;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pace of DL4J's {@code output()} in a fresh JVM: {@code FILE SECONDS}. Tells its figures as JSON. Exit code 0: done; 3: failure. */
public final class MeasureOutput {

    private static final Logger LOG = LoggerFactory.getLogger(MeasureOutput.class);

    private MeasureOutput() {}

    public static void main(String[] args) {
        Supervised.exitWhenInputCloses();
        try {
            Backend.prepare(TrainerConfig.read());
            String told = new ObjectMapper()
                    .writeValueAsString(OutputPace.measure(Path.of(args[0]), Double.parseDouble(args[1])));
            new Progress(System.out).result(told);
            System.exit(0);
        } catch (Exception e) {
            LOG.error("the measurement failed", e);
            System.exit(3);
        }
    }
}
