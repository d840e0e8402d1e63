package dev.chainon.local.pipeline;

import com.fasterxml.jackson.databind.ObjectMapper;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The delivery on one page that opens from a disk: the way of a commit drawn by its measured seconds, each step beside its budget, the indicators. French first, English by a
 * switch without script.
 *
 * @param indicators of the delivery
 * @param readability of the history
 * @param stream the way of a commit; none where nothing was played
 * @param steps of the definition, each with its newest measure where there is one
 */
record DeliveryPage(
        List<Indicator> indicators,
        List<Indicator> readability,
        Optional<ValueStream> stream,
        Map<Step, Optional<Played>> steps) {

    /** Widest bar, in units of the drawing. */
    private static final double WIDEST = 420;

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A stretch as it is drawn: bars are as long as their seconds, and what waited longer than the longest work is cut off and marked so.
     *
     * @param next what kind of work comes after it, for a stretch of waiting
     * @param width in units of the drawing
     * @param cut whether it is longer than it is drawn
     */
    private record Bar(
            String name, String kind, String next, double seconds, boolean good, double width, boolean cut) {}

    String html(String when) {
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
        configuration.setClassForTemplateLoading(DeliveryPage.class, "/dev/chainon/local");
        configuration.setDefaultEncoding("UTF-8");
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        StringWriter out = new StringWriter();
        try {
            configuration.getTemplate("pipeline/delivery.ftlh").process(model(when), out);
        } catch (TemplateException | IOException e) {
            throw new IllegalStateException("The page of the delivery cannot be written: " + e.getMessage(), e);
        }
        return out.toString();
    }

    private Map<String, Object> model(String when) {
        Map<String, Object> model = new HashMap<>();
        model.put("when", when);
        model.put("indicators", indicators.stream().map(DeliveryPage::plain).toList());
        model.put("readability", readability.stream().map(DeliveryPage::plain).toList());
        model.put("widest", WIDEST);
        model.put(
                "steps",
                steps.entrySet().stream()
                        .map(e -> plain(e.getKey(), e.getValue()))
                        .toList());
        stream.ifPresent(way -> {
            model.put("commit", way.commit());
            model.put("bars", JSON.convertValue(bars(way), List.class));
            model.put("waiting", way.waiting());
            model.put("working", way.working());
            model.put("efficiency", way.efficiency());
        });
        return model;
    }

    private static Map<String, Object> plain(Indicator indicator) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("fr", indicator.fr());
        plain.put("en", indicator.en());
        indicator.value().ifPresent(value -> plain.put("value", value));
        plain.put("absentFr", indicator.absent().fr());
        plain.put("absentEn", indicator.absent().en());
        return plain;
    }

    private static Map<String, Object> plain(Step step, Optional<Played> played) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("id", step.id());
        plain.put("fr", step.fr());
        plain.put("en", step.en());
        plain.put("budget", step.budgetSeconds());
        played.ifPresent(measured -> plain.put("seconds", measured.seconds()));
        return plain;
    }

    private static List<Bar> bars(ValueStream way) {
        double longest = way.stretches().stream()
                .filter(stretch -> stretch.kind() != ValueStream.Kind.WAITING)
                .mapToDouble(ValueStream.Stretch::seconds)
                .max()
                .orElse(1);
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < way.stretches().size(); i++) {
            ValueStream.Stretch stretch = way.stretches().get(i);
            ValueStream.Kind next = way.stretches()
                    .get(Math.min(i + 1, way.stretches().size() - 1))
                    .kind();
            double width = WIDEST * stretch.seconds() / Math.max(longest, 0.001);
            bars.add(new Bar(
                    stretch.name(),
                    stretch.kind().name(),
                    next.name(),
                    stretch.seconds(),
                    stretch.good(),
                    Math.max(3, Math.min(WIDEST, width)),
                    width > WIDEST));
        }
        return bars;
    }
}
