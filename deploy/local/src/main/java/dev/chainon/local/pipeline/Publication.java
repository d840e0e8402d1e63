package dev.chainon.local.pipeline;

import dev.chainon.local.Git;
import dev.chainon.local.demo.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lays out the files of a release: jars, bill of materials where there is one, provenance, notes, checksums.
 *
 * @param candidate what is published
 * @param folder where to
 * @param builder who builds
 */
record Publication(Candidate candidate, Path folder, Builder builder) {

    /** Where a bill of materials may be: as the build just made it, or as it is kept with the code. */
    private static final List<String> BILLS = List.of("target/bom.json", "config/supply/bom.json");

    /** @throws IOException if the disk refuses */
    Release lay(Instant began) throws IOException {
        Path root = candidate.home().code();
        clear();
        List<String> absent = new ArrayList<>();
        for (Path jar : candidate.jars()) {
            copy(jar);
        }
        Optional<Path> bill =
                BILLS.stream().map(root::resolve).filter(Files::isRegularFile).findFirst();
        if (bill.isPresent()) {
            copy(bill.get());
        } else {
            absent.add("The bill of materials is absent: there is none of " + String.join(", ", BILLS) + ".");
        }
        absent.add("Signatures are absent until deploy/pipeline/sign has made them.");
        Release subjects = release(absent);
        List<Material> materials = Material.of(root);
        String source = withoutUser(Git.ask(root, "config", "--get", "remote.origin.url"));
        Report.write(
                folder.resolve("provenance.json"), new Provenance(subjects, source, builder, materials).json(began));
        Report.write(folder.resolve("NOTES.md"), notes(subjects));
        Release whole = release(absent);
        Report.write(
                folder.resolve("SHA256SUMS"),
                whole.files().stream()
                        .map(file -> file.sha256() + "  " + file.name())
                        .collect(Collectors.joining("\n")));
        return whole;
    }

    /** A forge writes its key into the address that it clones from. */
    private static String withoutUser(String address) {
        return address.replaceFirst("://[^/@]*@", "://");
    }

    private Release release(List<String> absent) throws IOException {
        List<ReleasedFile> files = new ArrayList<>();
        try (Stream<Path> laid = Files.list(folder)) {
            for (Path file : laid.sorted().toList()) {
                files.add(ReleasedFile.of(file));
            }
        }
        return new Release(
                candidate.version(), new History(candidate.home().code()).code(), Instant.now(), files, absent);
    }

    private String notes(Release release) {
        return "# " + release.version() + "\n\n"
                + Changelog.section(candidate.home().code(), release.version())
                        .orElse("The changelog does not speak of this version.")
                + "\n\n## What is here\n\nBuilt from the commit `"
                + release.code().commit() + "`. "
                + release.files().size()
                + " files and their provenance (`provenance.json`, SLSA 1); check them by `sha256sum --check"
                + " SHA256SUMS`, and their signatures as `deploy/pipeline/sign` says.\n\n"
                + release.absent().stream().map(words -> "- " + words).collect(Collectors.joining("\n"));
    }

    private void copy(Path file) throws IOException {
        Files.copy(file, folder.resolve(file.toFile().getName()), StandardCopyOption.REPLACE_EXISTING);
    }

    private void clear() throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> old = Files.list(folder)) {
            for (Path file : old.toList()) {
                Files.delete(file);
            }
        }
    }
}
