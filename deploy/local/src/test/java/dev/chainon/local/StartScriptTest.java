package dev.chainon.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The start script builds what is outdated, unless a launcher runs on the same state folder. */
final class StartScriptTest {

    private static final String BUILDS = "a stand-in of Maven was asked to build";
    private static final String KEEPS = "using what is built";

    @TempDir
    Path folder;

    private Path root;
    private Path lock;

    @BeforeEach
    void unbuiltClone() throws IOException {
        root = Files.createDirectories(folder.resolve("clone")).toRealPath();
        Files.copy(
                Path.of(System.getProperty("chainon.root"), "chainon"),
                root.resolve("chainon"),
                StandardCopyOption.COPY_ATTRIBUTES);
        Path maven = Files.createDirectories(root.resolve("bin")).resolve("mvn");
        Files.writeString(maven, "#!/bin/sh\necho " + BUILDS + "\nexit 1\n");
        assertThat(maven.toFile().setExecutable(true)).isTrue();
        lock = Files.createDirectories(root.resolve(".chainon/run")).resolve("lock");
    }

    @Test
    void builds_whenNobodyRuns() throws Exception {
        assertThat(start()).contains(BUILDS);
    }

    /** What was built with {@code -Pcuda} has other libraries than what is asked for now. */
    @Test
    void builds_whenTheLastBuildHadOtherWordsForMaven() throws Exception {
        write("deploy/local/target/classpath", "");
        write(".chainon/run/built", "-Pcuda");

        assertThat(start()).contains(BUILDS);
    }

    @Test
    void builds_whenThePidOfTheLockIsAnotherProgramsByNow() throws Exception {
        Files.writeString(lock, ProcessHandle.current().pid() + "\n");

        assertThat(start()).contains(BUILDS).doesNotContain(KEEPS);
    }

    @Test
    void keepsTheBuild_whileALauncherRunsHere() throws Exception {
        Process launcher = launcher();
        try {
            Files.writeString(lock, launcher.pid() + "\n");
            assertThat(start()).contains(KEEPS).doesNotContain(BUILDS);
        } finally {
            launcher.destroy();
        }
    }

    /** The steps of the pipeline build the jars of the launcher that plays them. */
    @Test
    void playsThePipelineFromCopiesOfItsJars_andSweepsUpThoseOfARunThatIsOver() throws Exception {
        Path core = write("core/target/core.jar", "core");
        Path launcher = write("deploy/local/target/chainon-local-1.jar", "launcher");
        write("deploy/local/target/classpath", core + ":/elsewhere/library.jar");
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        Path over = Files.createDirectories(root.resolve(".chainon/run/ci." + ended.pid()));
        write(".chainon/run/built", "");
        write(
                        "jdk/bin/java",
                        "#!/bin/sh\n"
                                + "[ \"$1\" = -version ] && echo 'openjdk version \"17.0.1\"' >&2 && exit\n"
                                + "echo \"$@\"\n")
                .toFile()
                .setExecutable(true);

        String said = started(root.resolve("jdk"), "ci", "--list");

        String copies = said.replaceFirst("(?s).*-cp (\\S+)/chainon-local-1.jar:.*", "$1");
        assertThat(copies).startsWith(root.resolve(".chainon/run/ci.").toString());
        assertThat(said)
                .contains(copies + "/chainon-local-1.jar:" + copies + "/core.jar:/elsewhere/library.jar ")
                .endsWith("dev.chainon.local.Chainon ci --list\n");
        assertThat(Path.of(copies, "core.jar")).hasContent("core");
        assertThat(over).doesNotExist();
        assertThat(started(root.resolve("jdk"), "doctor")).contains("-cp " + launcher + ":" + core + ":");
    }

    private Path write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, text);
    }

    /** A process with a launcher's command line, which waits for its input to close. */
    private static Process launcher() throws IOException {
        Process launcher = new ProcessBuilder("sh", "-c", "echo up; read line", "dev.chainon.local.Chainon").start();
        assertThat(launcher.inputReader().readLine()).isEqualTo("up");
        return launcher;
    }

    private String start() throws IOException, InterruptedException {
        return started(Path.of(System.getProperty("java.home")), "--version");
    }

    private String started(Path jdk, String... words) throws IOException, InterruptedException {
        ProcessBuilder script = new ProcessBuilder(
                        Stream.concat(Stream.of(root.resolve("chainon").toString()), Stream.of(words))
                                .toList())
                .redirectErrorStream(true);
        script.environment().remove("CHAINON_HOME");
        script.environment().put("JAVA_HOME", jdk.toString());
        script.environment().put("PATH", root.resolve("bin") + File.pathSeparator + System.getenv("PATH"));
        Process process = script.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
