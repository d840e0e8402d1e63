package dev.chainon.local.ship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainon.local.process.Failure;
import dev.chainon.local.process.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContextTest {

    private static final Image KETTLE = new Image("kettle", "apps/kettle", "toy.Kettle", 64, false);

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
    void modulesAndLibrariesAreApart_inTheOrderOfMaven() throws IOException {
        Path folder = Context.lay(home, KETTLE).folder();

        assertThat(folder.resolve("libraries/zeta-2.jar")).hasContent("zeta");
        assertThat(folder.resolve("modules/chainon-core-1.jar")).hasContent("core");
        List<String> arguments = Files.readAllLines(folder.resolve("java.args"));
        assertThat(arguments)
                .contains("-Xmx64m", "-Dchainon.supervised=false")
                .endsWith(
                        "-cp",
                        "/app/modules/chainon-kettle-1.jar:/app/libraries/zeta-2.jar:/app/modules/chainon-core-1.jar");
        assertThat(folder.resolve("main.args")).hasContent("toy.Kettle\n");
    }

    @Test
    void whatWasLaidBefore_isGone() throws IOException {
        Path folder = Context.lay(home, KETTLE).folder();
        classPath(code.resolve("core/target/chainon-core-1.jar").toString());

        Context.lay(home, KETTLE);

        assertThat(folder.resolve("libraries")).isEmptyDirectory();
    }

    @Test
    void filesHaveOneDate_whateverTheirBuildHad() throws IOException {
        Path folder = Context.lay(home, KETTLE).folder();

        for (String file : List.of("libraries/zeta-2.jar", "modules/chainon-core-1.jar", "java.args", "healthy")) {
            assertThat(Files.getLastModifiedTime(folder.resolve(file)).toMillis())
                    .as(file)
                    .isZero();
        }
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
        assertThatThrownBy(() -> Context.lay(home, new Image("pot", "apps/pot", "toy.Pot", 64, false)))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("apps/pot");
    }

    @Test
    void everyImageHasItsModule_andItsHeap() {
        assertThat(Image.all()).hasSize(7).allSatisfy(image -> {
            assertThat(image.module()).startsWith("deploy/apps/");
            assertThat(image.heapMb()).isBetween(32, 2048);
        });
    }

    @Test
    void anEngineThatIsNotThere_isSaidToBe() {
        assertThatThrownBy(() -> new Engine("no-such-engine").demand())
                .isInstanceOf(Failure.class)
                .hasMessageContaining("no-such-engine");
    }
}
