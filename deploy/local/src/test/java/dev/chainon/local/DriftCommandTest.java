package dev.chainon.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chainon.local.process.Failure;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DriftCommandTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private int told(String report) {
        return DriftCommand.told(report.replace('\'', '"'), new PrintStream(bytes, true, StandardCharsets.UTF_8));
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void tellsEachTest_andEndsWithOneWhereOneFailed() {
        int code = told(
                "{'failed':1,'versions':[{'model_name':'late','model_version':'3','reference':'present','tests':"
                        + "[{'id':'quality.auc','status':'failed','value':0.84,'bound':0.87,'evidence':'17000 labels'}]}]}");

        assertThat(code).isEqualTo(1);
        assertThat(text()).contains("late, version 3, reference present", "failed  quality.auc", "17000 labels");
    }

    @Test
    void saysWhatIsAbsent() {
        assertThat(told("{'failed':0,'versions':[]}")).isZero();
        assertThat(text()).contains("No prediction has been read yet.");
        told("{'failed':0,'versions':[{'model_name':'m','model_version':'1','reference':'absent: no','tests':[]}]}");
        assertThat(text()).contains("reference absent: no", "no test yet");
    }

    @Test
    void refusesWhatIsNoReport() {
        assertThatThrownBy(() -> told("<html>")).isInstanceOf(Failure.class).hasMessageContaining("no JSON");
    }
}
