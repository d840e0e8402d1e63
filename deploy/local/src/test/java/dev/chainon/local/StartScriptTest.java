package dev.chainon.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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

    /** A process with a launcher's command line, which waits for its input to close. */
    private static Process launcher() throws IOException {
        Process launcher = new ProcessBuilder("sh", "-c", "echo up; read line", "dev.chainon.local.Chainon").start();
        assertThat(launcher.inputReader().readLine()).isEqualTo("up");
        return launcher;
    }

    private String start() throws IOException, InterruptedException {
        ProcessBuilder script =
                new ProcessBuilder(root.resolve("chainon").toString(), "--version").redirectErrorStream(true);
        script.environment().remove("CHAINON_HOME");
        script.environment().put("JAVA_HOME", System.getProperty("java.home"));
        script.environment().put("PATH", root.resolve("bin") + File.pathSeparator + System.getenv("PATH"));
        Process process = script.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
