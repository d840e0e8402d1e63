package dev.chainon.bench;

import freemarker.template.TemplateHashModelEx;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateModelIterator;
import freemarker.template.TemplateNumberModel;
import freemarker.template.TemplateScalarModel;
import java.util.ArrayList;
import java.util.List;

/** The function {@code chart} of the templates: bars, from a hash of labels and values. */
final class Charts implements TemplateMethodModelEx {

    private final Drawings drawings;

    Charts(Drawings drawings) {
        this.drawings = drawings;
    }

    @Override
    public Object exec(@SuppressWarnings("rawtypes") List arguments) throws TemplateModelException {
        if (arguments.size() != 4
                || !(arguments.get(0) instanceof TemplateScalarModel file)
                || !(arguments.get(1) instanceof TemplateScalarModel title)
                || !(arguments.get(2) instanceof TemplateScalarModel unit)
                || !(arguments.get(3) instanceof TemplateHashModelEx values)) {
            throw new TemplateModelException("write chart(\"file\", \"title\", \"unit\", {\"label\": value, ...})");
        }
        BarChart chart = new BarChart(title.getAsString(), unit.getAsString(), bars(values));
        return drawings.keep(file.getAsString(), title.getAsString(), chart::svg);
    }

    private static List<BarChart.Bar> bars(TemplateHashModelEx values) throws TemplateModelException {
        List<BarChart.Bar> bars = new ArrayList<>();
        TemplateModelIterator labels = values.keys().iterator();
        while (labels.hasNext()) {
            String label = ((TemplateScalarModel) labels.next()).getAsString();
            if (!(values.get(label) instanceof TemplateNumberModel number)) {
                throw new TemplateModelException("the bar '" + label + "' has no number");
            }
            bars.add(new BarChart.Bar(label, number.getAsNumber().doubleValue()));
        }
        return bars;
    }
}
