package dev.chainon.local.platform;

import dev.chainon.local.process.Failure;
import dev.chainon.local.process.Home;
import dev.chainon.local.process.PidFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A shell that waits for its input to close, which happens when the launcher dies, and then ends PostgreSQL: the one process that does not
 * watch an input of its own.
 */
final class Guard {

    /**
     * After the end of the input: SIGINT (fast shutdown) to the server that postmaster.pid names, asked again while a start is under way, for
     * ten seconds; SIGQUIT (crash, the log is replayed at the next start) past that. The first argument is the PID file.
     */
    private static final String SCRIPT = """
            trap '' INT HUP TERM
            word=$(cat)
            [ "$word" != done ] || exit 0
            tries=0
            while [ $tries -lt 100 ]; do
              pid=$(head -n 1 "$1" 2>/dev/null)
              if [ -n "$pid" ]; then seen=$pid; kill -INT "$pid" 2>/dev/null
              elif [ -n "$seen" ] || [ $tries -gt 30 ]; then exit 0
              fi
              tries=$((tries + 1))
              sleep 0.1
            done
            [ -z "$pid" ] || kill -QUIT "$pid"
            """;

    private static final Logger LOG = LoggerFactory.getLogger(Guard.class);

    private final Process process;
    private final PidFile pidFile;

    private Guard(Process process, PidFile pidFile) {
        this.process = process;
        this.pidFile = pidFile;
    }

    static Guard start(Home home, Path postmasterPid) {
        try {
            Process process = new ProcessBuilder("/bin/sh", "-c", SCRIPT, "chainon-guard", postmasterPid.toString())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            PidFile pidFile = new PidFile(home.run("guard.pid"));
            pidFile.write(process.pid(), "chainon-guard");
            return new Guard(process, pidFile);
        } catch (IOException e) {
            throw new Failure("The guard of PostgreSQL cannot be started: " + e.getMessage(), e);
        }
    }

    long pid() {
        return process.pid();
    }

    /** To be called once the server is down. */
    void stop() {
        try (OutputStream input = process.getOutputStream()) {
            input.write("done".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            LOG.warn("the guard of PostgreSQL was gone already: {}", e.toString());
        }
        PidFile.end(process.toHandle(), Duration.ofSeconds(4));
        pidFile.remove();
    }

    /** After a start that failed: the guard ends what there is of a server, then itself. */
    void fire() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            LOG.warn("the guard of PostgreSQL was gone already: {}", e.toString());
        }
        PidFile.end(process.toHandle(), Duration.ofSeconds(20));
        pidFile.remove();
    }
}
