package dev.chainon.local.supply;

import dev.chainon.local.process.Failure;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Everything that a repository of git holds: the files as they are, and every object that any of its branches and tags reaches. */
final class Repository {

    /** Takes the content of one thing. */
    interface Taker {
        /**
         * Takes it.
         *
         * @param id of the object; empty for a file of the tree
         * @param path of the file, or {@code message} for a commit
         */
        void take(String id, String path, byte[] content);
    }

    private final Path root;

    /** @throws Failure if there is no repository, or its history was cut off when it was fetched */
    Repository(Path root) {
        this.root = root;
        if (!line("rev-parse", "--is-shallow-repository").equals("false")) {
            throw new Failure(
                    "The history of " + root
                            + " was cut off when it was fetched: what came before could not be searched. Fetch all of it: git fetch --unshallow (in a forge's checkout: fetch-depth 0).");
        }
    }

    /** The files that git knows, and those that it would take if asked to; what it ignores is left out. */
    void tree(Taker taker) throws IOException {
        for (String name : text("ls-files", "-z", "--cached", "--others", "--exclude-standard")
                .split("\0")) {
            Path file = root.resolve(name);
            if (!name.isEmpty() && Files.isRegularFile(file)) {
                taker.take("", name, Files.readAllBytes(file));
            }
        }
    }

    /** Every version of every file, and the message of every commit. */
    void history(Taker taker) throws IOException {
        Process git = start("cat-file", "--batch");
        try (OutputStream questions = git.getOutputStream();
                InputStream answers = new BufferedInputStream(git.getInputStream());
                Stream<String> lines = text("rev-list", "--objects", "--all").lines()) {
            for (String line : (Iterable<String>) lines::iterator) {
                String[] words = line.split(" ", 2);
                questions.write((words[0] + "\n").getBytes(StandardCharsets.US_ASCII));
                questions.flush();
                String[] head = head(answers).split(" ");
                byte[] content = answers.readNBytes(Integer.parseInt(head[2]));
                answers.readNBytes(1);
                if (head[1].equals("blob")) {
                    taker.take(words[0], words.length > 1 ? words[1] : "?", content);
                } else if (head[1].equals("commit")) {
                    taker.take(words[0], "message", content);
                }
            }
        } finally {
            git.destroy();
        }
    }

    /** The first commit that held this object; the object itself where it is a commit. */
    String firstCommit(String id) {
        return text("log", "--all", "--reverse", "--format=%H", "--find-object=" + id)
                .lines()
                .findFirst()
                .orElse(id);
    }

    private static String head(InputStream answers) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        for (int letter = answers.read(); letter != '\n'; letter = answers.read()) {
            if (letter < 0) {
                throw new IOException("git ended before it had told all objects");
            }
            head.write(letter);
        }
        return head.toString(StandardCharsets.UTF_8);
    }

    private String line(String... words) {
        return text(words).strip();
    }

    private String text(String... words) {
        try {
            Process git = start(words);
            git.getOutputStream().close();
            String text = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (git.waitFor() != 0) {
                throw new Failure("git " + String.join(" ", words) + " failed in " + root
                        + ": secrets can only be searched in a repository of git. Nothing was searched.");
            }
            return text;
        } catch (IOException e) {
            throw new Failure("git cannot be started: " + e.getMessage() + ". Nothing was searched.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted while git was asked.", e);
        }
    }

    private Process start(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(Arrays.asList(words));
        return new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
