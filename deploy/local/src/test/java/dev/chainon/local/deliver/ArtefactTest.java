package dev.chainon.local.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.typesafe.config.ConfigFactory;
import dev.chainon.local.process.Failure;
import dev.chainon.local.process.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ArtefactTest {

    @TempDir
    Path folder;

    private Artefact lay() throws IOException {
        Path target = Files.createDirectories(folder.resolve("code/app/target"));
        Files.writeString(target.resolve("app-1.jar"), "ours");
        Path library = Files.writeString(folder.resolve("library.jar"), "theirs");
        Files.writeString(target.resolve("classpath"), library.toString());
        Home home = new Home(folder.resolve("code"), folder.resolve("state"));
        Artefact.Revision revision = new Artefact.Revision("c0ffee+changes", "");
        return Artefact.lay(home, "app", revision, home.folder("releases"));
    }

    @Test
    void ourModulesAreCopied_soThatALaterBuildChangesNothing() throws IOException {
        Artefact artefact = lay();
        assertThat(artefact.folder().getFileName().toString()).startsWith("c0ffee-chang");
        assertThat(Pointer.version(artefact.folder())).isEqualTo("c0ffee+changes");
        assertThat(Pointer.classPath(artefact.folder()).text())
                .contains(artefact.folder().resolve("app-1.jar").toString())
                .contains(folder.resolve("library.jar").toString());

        Files.writeString(folder.resolve("code/app/target/app-1.jar"), "built again");
        assertThat(artefact.verify().verdict()).isEqualTo(Verdict.PASSED);
        assertThat(lay().digest()).as("the same again").isEqualTo(artefact.digest());
    }

    @Test
    void anotherJarIsFound() throws IOException {
        Artefact artefact = lay();
        Files.writeString(artefact.folder().resolve("app-1.jar"), "somebody else's");

        assertThat(artefact.verify().verdict()).isEqualTo(Verdict.FAILED);
        assertThat(artefact.verify().words()).contains("app-1.jar", "SHA-256");
    }

    @Test
    void thePointerOfAProcessComesAndGoes() {
        Pointer pointer = new Pointer(new Home(folder, folder.resolve("state")), "serving-1");
        assertThat(pointer.read()).isEmpty();
        pointer.write(Optional.of(folder));
        assertThat(pointer.read()).contains(folder);
        pointer.write(Optional.empty());
        assertThat(pointer.read()).isEmpty();
    }

    @Test
    void aClusterThatIsNotThere_isAbsentInTheRecord_besideWhatCanBeTriedWithoutIt() {
        var commands = ConfigFactory.parseString(
                "demand = [\"no-such-engine-4711 info\"], render = [\"test $TAG = c0ffee\"], withdraw = [\"false\"]");
        EngineSite site = new EngineSite(commands, folder, "c0ffee");
        Failure absent = catchThrowableOfType(Failure.class, site::demand);
        assertThat(absent.words()).contains("no-such-engine-4711 info", "not found");
        site.withdraw();

        Delivery.Name name = new Delivery.Name("kubernetes", new Artefact.Revision("c0ffee", ""), () -> "");
        ReleaseRecord record = Delivery.impossible(name, Clock.systemUTC(), List.of(site.render()), absent.words());
        assertThat(record.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(record.stages())
                .extracting(ReleaseRecord.Done::name, ReleaseRecord.Done::verdict)
                .containsExactly(tuple("render", Verdict.PASSED), tuple("engine", Verdict.ABSENT));
        assertThat(record.reason()).isEqualTo(absent.words());
    }
}
