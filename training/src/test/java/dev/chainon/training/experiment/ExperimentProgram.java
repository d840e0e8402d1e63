package dev.chainon.training.experiment;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.chainon.core.process.Progress;
import dev.chainon.core.toy.Kettles;
import java.nio.file.Path;
import java.time.InstantSource;

/** A process that runs an experiment on the toy use case, so that a test can kill it. */
final class ExperimentProgram {

    private ExperimentProgram() {}

    public static void main(String[] args) {
        Progress progress = new Progress(System.out);
        progress.result(run(Path.of(args[0]), progress).run(Path.of(args[1])).toString());
    }

    static ExperimentRun run(Path home, Progress progress) {
        return new ExperimentRun(new Kettles(), settings(home, ""), progress, InstantSource.system());
    }

    static Config settings(Path home, String more) {
        return ConfigFactory.parseString("chainon.home = \"" + home + "\"\n"
                        + "chainon.training { hidden = [8], batch = 256, epochs = 2, resamples = 20, commit = abc }\n"
                        + more)
                .withFallback(ConfigFactory.defaultReference())
                .resolve()
                .getConfig("chainon");
    }
}
