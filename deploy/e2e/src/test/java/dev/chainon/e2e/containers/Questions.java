package dev.chainon.e2e.containers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.serving.model.Bundles;
import dev.chainon.serving.model.OnnxFile;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What a server of the model is asked, and what it has to answer. */
final class Questions {

    static final String INFER = "/v2/models/" + Quay.FLIGHTS.modelName() + "/infer";

    private static final int WIDTH = Quay.FLIGHTS.features().names().size();
    private static final Pattern DATA = Pattern.compile("\"data\":\\[([^\\]]+)]");

    private Questions() {}

    static String row(float value) {
        return rows(1, value);
    }

    static String rows(int rows, float value) {
        return "{\"inputs\":[{\"name\":\"input\",\"shape\":[" + rows + "," + WIDTH
                + "],\"datatype\":\"FP32\",\"data\":["
                + String.join(",", Collections.nCopies(rows * WIDTH, Float.toString(value))) + "]}]}";
    }

    static double score(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return DATA.matcher(answer.body())
                .results()
                .map((MatchResult found) -> Double.parseDouble(found.group(1)))
                .findFirst()
                .orElseThrow();
    }

    static double expected(int version) {
        return OnnxFile.expected(WIDTH * 0.01f, Bundles.WEIGHT, version);
    }
}
