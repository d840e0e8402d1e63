package dev.chainon.local.pipeline;

import java.time.Instant;
import java.util.List;

/**
 * A version that is published.
 *
 * @param version without the {@code v} of its tag
 * @param code from which it was built
 * @param released when
 * @param files that it consists of
 * @param absent what a release should have and this one has not, in words
 */
record Release(String version, Run.Code code, Instant released, List<ReleasedFile> files, List<String> absent) {

    Release {
        files = List.copyOf(files);
        absent = List.copyOf(absent);
    }

    String tag() {
        return "v" + version;
    }
}
