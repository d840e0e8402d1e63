package dev.chainon.bench;

import dev.chainon.local.measured.Subject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a study measures, with the code that measures it. */
final class OwnCode {

    private static final String HOME = "deploy/bench/src/main/";

    private OwnCode() {}

    static Subject of(Path root, Study study) {
        List<String> parts = new ArrayList<>(study.subjects());
        parts.addAll(own(study.getClass()));
        return Subject.of(root, parts);
    }

    /** The study's own classes: those of its package, or itself alone in the package that all share. */
    private static List<String> own(Class<?> study) {
        if (study.getPackage().equals(Study.class.getPackage())) {
            return List.of(HOME + "java/" + study.getName().replace('.', '/') + ".java");
        }
        String folder = study.getPackageName().replace('.', '/');
        return List.of(HOME + "java/" + folder, HOME + "resources/" + folder);
    }
}
