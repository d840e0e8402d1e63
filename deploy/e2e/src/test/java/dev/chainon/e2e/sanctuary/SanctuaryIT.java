package dev.chainon.e2e.sanctuary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.chainon.evidence.record.Criterion;
import dev.chainon.store.CatalogMigrations;
import dev.chainon.store.RuntimeRole;
import dev.chainon.store.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A break-in tried from inside serving: each process has a system user of its own, as in production. The same attempts made as the pipeline succeed. */
class SanctuaryIT {

    private static final int PIPELINE = 64_001;
    private static final int SERVING = 64_002;
    private static final String SECRET = "a password that serving was never told";

    @TempDir
    Path folder;

    private TestDatabase database;
    private Process pipeline;
    private Map<String, String> house;

    @BeforeEach
    void furnish() throws Exception {
        assumeTrue(
                Lodger.possible(),
                "skipped: run it as root on Linux with setpriv (package util-linux), so that processes get users of their own");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        database = TestDatabase.fresh();
        String backoffice = TestDatabase.urlOf("sanctuary");
        new CatalogMigrations(backoffice, TestDatabase.adminUser(), TestDatabase.adminPassword())
                .migrate(Map.of("backoffice", SECRET, "backoffice_maintenance", SECRET));
        pipeline = new Lodger(PIPELINE, folder).idle();
        house = new TreeMap<>(Map.of(
                "backoffice", backoffice,
                "runtime", database.url(),
                "pid", Long.toString(pipeline.pid()),
                "warehouse", own("warehouse", "rwx------").toString(),
                "data", file("warehouse/data.parquet").toString(),
                "secret", file("secret").toString(),
                "configuration", file("stream.conf").toString()));
    }

    @AfterEach
    void leave() {
        if (pipeline != null) {
            pipeline.destroy();
            database.close();
        }
    }

    @Test
    @Criterion("B2Cr9.break-in")
    void whateverIsTriedFromInsideServing_fails_whereThePipelineSucceeds() throws Exception {
        house.put("user", RuntimeRole.SERVING.user());
        house.put("password", RuntimeRole.SERVING.user());
        Map<String, String> serving = new Lodger(SERVING, open("serving")).intrude("deploy/apps/server", house);

        house.put("user", TestDatabase.adminUser());
        house.put("password", TestDatabase.adminPassword());
        Map<String, String> control = new Lodger(PIPELINE, open("pipeline")).intrude("deploy/apps/pipeline", house);

        assertThat(serving.values()).hasSizeGreaterThan(20).allMatch(result -> result.startsWith("failed: "));
        assertThat(control.keySet()).isEqualTo(serving.keySet());
        house.put("password", SECRET);
        house.put("user", "backoffice");
        Map<String, String> asPipeline = new Lodger(PIPELINE, open("again")).intrude("deploy/apps/pipeline", house);
        control.replaceAll((attempt, result) -> attempt.equals("sql.enter-back-office-as-pipeline")
                ? asPipeline.getOrDefault(attempt, "not tried")
                : result);
        assertThat(control).allSatisfy((attempt, result) -> assertThat(result)
                .as("the control, made as the pipeline or the administrator: " + attempt)
                .isEqualTo("succeeded"));
    }

    /** A folder that everybody may read. */
    private Path open(String name) throws IOException {
        return Files.setPosixFilePermissions(
                Files.createDirectory(folder.resolve(name)), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Path own(String name, String rights) throws IOException {
        Path made = Files.createDirectories(folder.resolve(name));
        Files.setPosixFilePermissions(made, PosixFilePermissions.fromString(rights));
        Files.setAttribute(made, "unix:uid", PIPELINE);
        return made;
    }

    private Path file(String name) throws IOException {
        Path made = Files.writeString(folder.resolve(name), SECRET);
        Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rw-------"));
        Files.setAttribute(made, "unix:uid", PIPELINE);
        return made;
    }
}
