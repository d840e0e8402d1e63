package dev.chainon.bench;

import freemarker.template.TemplateCollectionModel;
import freemarker.template.TemplateHashModel;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateModelIterator;
import freemarker.template.TemplateNumberModel;
import freemarker.template.TemplateScalarModel;
import java.util.ArrayList;
import java.util.List;

/** The function {@code intervals} of the templates: values with their intervals, from a sequence of {@code {"label", "low", "value", "high"}}. */
final class IntervalPlots implements TemplateMethodModelEx {

    private static final String USE =
            "write intervals(\"file\", \"title\", [{\"label\": \"a\", \"low\": -1, \"value\": 0.5, \"high\": 2}, ...])";

    private final Drawings drawings;

    IntervalPlots(Drawings drawings) {
        this.drawings = drawings;
    }

    @Override
    public Object exec(@SuppressWarnings("rawtypes") List arguments) throws TemplateModelException {
        if (arguments.size() != 3
                || !(arguments.get(0) instanceof TemplateScalarModel file)
                || !(arguments.get(1) instanceof TemplateScalarModel title)
                || !(arguments.get(2) instanceof TemplateCollectionModel values)) {
            throw new TemplateModelException(USE);
        }
        List<IntervalPlot.Bar> bars = new ArrayList<>();
        TemplateModelIterator all = values.iterator();
        while (all.hasNext()) {
            if (!(all.next() instanceof TemplateHashModel each)
                    || !(each.get("label") instanceof TemplateScalarModel label)) {
                throw new TemplateModelException(USE);
            }
            bars.add(new IntervalPlot.Bar(
                    label.getAsString(), number(each, "low"), number(each, "value"), number(each, "high")));
        }
        IntervalPlot plot = new IntervalPlot(title.getAsString(), bars);
        return drawings.keep(file.getAsString(), title.getAsString(), plot::svg);
    }

    private static double number(TemplateHashModel of, String key) throws TemplateModelException {
        if (!(of.get(key) instanceof TemplateNumberModel number)) {
            throw new TemplateModelException(USE);
        }
        return number.getAsNumber().doubleValue();
    }
}
