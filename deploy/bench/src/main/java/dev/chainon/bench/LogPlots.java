package dev.chainon.bench;

import freemarker.template.TemplateCollectionModel;
import freemarker.template.TemplateHashModel;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateModelIterator;
import freemarker.template.TemplateNumberModel;
import freemarker.template.TemplateScalarModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The function {@code plot} of the templates: lines over two logarithmic axes, from a sequence of points {@code {"line", "x", "y"}}. */
final class LogPlots implements TemplateMethodModelEx {

    private static final String USE =
            "write plot(\"file\", \"title\", \"x axis\", \"y axis\", [{\"line\": \"a\", \"x\": 1, \"y\": 2}, ...])";

    private final Drawings drawings;

    LogPlots(Drawings drawings) {
        this.drawings = drawings;
    }

    @Override
    public Object exec(@SuppressWarnings("rawtypes") List arguments) throws TemplateModelException {
        if (arguments.size() != 5 || !(arguments.get(4) instanceof TemplateCollectionModel points)) {
            throw new TemplateModelException(USE);
        }
        String title = word(arguments.get(1));
        LogPlot plot = new LogPlot(title, word(arguments.get(2)), word(arguments.get(3)), lines(points));
        return drawings.keep(word(arguments.get(0)), title, plot::svg);
    }

    private static List<LogPlot.Line> lines(TemplateCollectionModel points) throws TemplateModelException {
        Map<String, List<LogPlot.Point>> byLine = new LinkedHashMap<>();
        TemplateModelIterator all = points.iterator();
        while (all.hasNext()) {
            if (!(all.next() instanceof TemplateHashModel point)) {
                throw new TemplateModelException(USE);
            }
            byLine.computeIfAbsent(word(point.get("line")), line -> new ArrayList<>())
                    .add(new LogPlot.Point(number(point.get("x")), number(point.get("y"))));
        }
        List<LogPlot.Line> lines = new ArrayList<>();
        byLine.forEach((label, of) -> lines.add(new LogPlot.Line(label, of)));
        return lines;
    }

    private static String word(Object value) throws TemplateModelException {
        if (value instanceof TemplateScalarModel word) {
            return word.getAsString();
        }
        throw new TemplateModelException(USE);
    }

    private static double number(Object value) throws TemplateModelException {
        if (value instanceof TemplateNumberModel number) {
            return number.getAsNumber().doubleValue();
        }
        throw new TemplateModelException(USE);
    }
}
