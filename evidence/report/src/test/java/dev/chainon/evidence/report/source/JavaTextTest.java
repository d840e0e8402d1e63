package dev.chainon.evidence.report.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JavaTextTest {

    @Test
    void findsTheMethod_pastOtherAnnotations() {
        String source = """
                class T {
                    // @Criterion("A.in-a-comment") void no() {}
                    @Criterion("A.one")
                    @ParameterizedTest(name = "case (1)")
                    @CsvSource({"a(b", "c"})
                    @Timeout(value = 3, unit = unit(2))
                    public <T> void works(int a) {}
                }
                """;
        JavaText text = new JavaText(source);
        int at = text.code().indexOf("@Criterion");
        assertThat(text.lineOf(at)).isEqualTo(3);
        assertThat(text.methodAfter(at + "@Criterion(\"A.one\")".length())).contains("works");
    }

    @Test
    void isNotFooled_byCommentMarksInStrings() {
        JavaText text = new JavaText(
                "String s = \"/v2/*\"; char c = '\"'; String t = \"\"\"\n /* \"\"\"; @Criterion(\"A.b\") /* gone */ void m() {}");
        assertThat(text.isCode(text.code().indexOf("/v2"))).isFalse();
        assertThat(text.isCode(text.code().indexOf("@Criterion"))).isTrue();
        assertThat(text.code()).contains("/v2/*", "@Criterion(\"A.b\")").doesNotContain("gone");
    }
}
