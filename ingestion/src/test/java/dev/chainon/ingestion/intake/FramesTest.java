package dev.chainon.ingestion.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.chainon.ingestion.intake.Frames.Frame;
import dev.chainon.ingestion.intake.Frames.Shape;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class FramesTest {

    private static final int MOST = 1_000;

    @Test
    void cutsLines_withoutTheirBreaks_passingOverBlankOnes() throws IOException {
        assertThat(texts("{\"a\":1}\r\n\n  \n{\"b\":\n2}", false)).containsExactly("{\"a\":1}", "{\"b\":", "2}");
        assertThat(frames("x\n\ny", false)).extracting(Frame::line).containsExactly(1L, 3L);
        assertThat(texts("", false)).isEmpty();
        assertThat(texts("\n\n", false)).isEmpty();
    }

    @Test
    void keepsALineBreakBetweenQuotes() throws IOException {
        List<Frame> frames = frames("a,\"x\ny\"\nb,\"say \"\"hi\"\"\"\n", true);

        assertThat(frames)
                .extracting(f -> new String(f.bytes(), UTF_8))
                .containsExactly("a,\"x\ny\"", "b,\"say \"\"hi\"\"\"");
        assertThat(frames).extracting(Frame::line).containsExactly(1L, 3L);
        assertThat(frames.get(1).next()).isEqualTo(4);
    }

    @Test
    void aQuoteInsideACellOpensNothing() throws IOException {
        assertThat(texts("a,5\" nail\nb,1\n", true)).containsExactly("a,5\" nail", "b,1");
    }

    @Test
    void aQuoteThatNothingClosesSpoilsItsOwnLineOnly() throws IOException {
        List<Frame> frames = frames("a,\"open\nb,2\nc,3\n", true);

        assertThat(frames).extracting(Frame::shape).containsExactly(Shape.UNCLOSED, Shape.WHOLE, Shape.WHOLE);
        assertThat(frames).extracting(f -> new String(f.bytes(), UTF_8)).containsExactly("a,\"open", "b,2", "c,3");
    }

    @Test
    void passesOverWhatIsTooLong_andSaysHowLong() throws IOException {
        List<Frame> frames =
                frames("a\n" + "x".repeat(500_000) + "\nb\n" + "y".repeat(MOST) + "\n" + "z".repeat(2_000), false);

        assertThat(frames)
                .extracting(Frame::shape)
                .containsExactly(Shape.WHOLE, Shape.TOO_LONG, Shape.WHOLE, Shape.WHOLE, Shape.TOO_LONG);
        assertThat(frames.get(1).length()).isEqualTo(500_000);
        assertThat(frames.get(4).length()).isEqualTo(2_000);
        assertThat(frames).extracting(Frame::line).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Property(tries = 300, seed = "1")
    void goesOnAnywhere_asIfItHadNeverStopped(
            @ForAll @Size(max = 20) List<@StringLength(max = 30) String> cells, @ForAll @IntRange(max = 20) int stop)
            throws IOException {
        String text = cells.stream()
                .map(cell -> "k,\"" + wellFormed(cell).replace("\"", "\"\"") + "\"\r\n")
                .collect(Collectors.joining());
        byte[] bytes = text.getBytes(UTF_8);
        List<Frame> all = frames(text, true);
        assertThat(all).hasSameSizeAs(cells).allMatch(f -> f.shape() == Shape.WHOLE);
        if (stop < all.size()) {
            Frame last = all.get(stop);
            InputStream rest = new ByteArrayInputStream(bytes);
            rest.skipNBytes(last.end());
            List<Frame> others = read(new Frames(rest, true, MOST, last.end(), last.next()));
            assertThat(others).usingRecursiveComparison().isEqualTo(all.subList(stop + 1, all.size()));
        }
    }

    private static String wellFormed(String any) {
        return new String(any.getBytes(UTF_8), UTF_8);
    }

    private static List<String> texts(String text, boolean quotes) throws IOException {
        return frames(text, quotes).stream()
                .map(f -> new String(f.bytes(), UTF_8))
                .toList();
    }

    private static List<Frame> frames(String text, boolean quotes) throws IOException {
        return read(new Frames(new ByteArrayInputStream(text.getBytes(UTF_8)), quotes, MOST, 0, 1));
    }

    private static List<Frame> read(Frames frames) throws IOException {
        List<Frame> all = new ArrayList<>();
        for (Optional<Frame> next = frames.next(); next.isPresent(); next = frames.next()) {
            all.add(next.get());
        }
        return all;
    }
}
