package dev.chainon.console.page;

import dev.chainon.console.text.Words;
import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapper;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateNumberModel;
import freemarker.template.TemplateScalarModel;
import freemarker.template.Version;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** FreeMarker with HTML escaping on, and the words of one language as functions: {@code t}, {@code n}, {@code pct}, {@code mb}. */
final class Templates {

    private static final Version LEVEL = Configuration.VERSION_2_3_34;

    private final Configuration configuration = new Configuration(LEVEL);

    Templates() {
        configuration.setClassForTemplateLoading(Templates.class, "/console/templates");
        configuration.setDefaultEncoding("UTF-8");
        configuration.setOutputFormat(HTMLOutputFormat.INSTANCE);
        configuration.setObjectWrapper(new DefaultObjectWrapper(LEVEL));
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        configuration.setNumberFormat("computer");
    }

    String render(String name, Map<String, Object> model, Words words) {
        Map<String, Object> all = new HashMap<>(model);
        all.put("lang", words.language().code());
        all.put("t", function(args -> words.text(text(args, 0), values(args))));
        all.put("has", (TemplateMethodModelEx) args -> words.find(text(args, 0)).isPresent());
        all.put("n", function(args -> words.number(number(args, 0), (int) number(args, 1))));
        all.put("pct", function(args -> words.percent(number(args, 0), (int) number(args, 1))));
        all.put("mb", function(args -> words.megabytes((long) number(args, 0))));
        StringWriter out = new StringWriter();
        try {
            configuration.getTemplate(name + ".ftlh").process(all, out);
        } catch (IOException e) {
            throw new UncheckedIOException("template " + name, e);
        } catch (TemplateException e) {
            throw new IllegalStateException("template " + name + ": " + e.getMessage(), e);
        }
        return out.toString();
    }

    private interface Function {
        String apply(List<?> arguments) throws TemplateModelException;
    }

    private static TemplateMethodModelEx function(Function function) {
        return function::apply;
    }

    private static Object[] values(List<?> arguments) throws TemplateModelException {
        Object[] values = new Object[arguments.size() - 1];
        for (int i = 0; i < values.length; i++) {
            values[i] = text(arguments, i + 1);
        }
        return values;
    }

    private static String text(List<?> arguments, int index) throws TemplateModelException {
        Object argument = arguments.get(index);
        if (argument instanceof TemplateScalarModel text) {
            return text.getAsString();
        }
        return argument instanceof TemplateNumberModel n ? n.getAsNumber().toString() : String.valueOf(argument);
    }

    private static double number(List<?> arguments, int index) throws TemplateModelException {
        return arguments.get(index) instanceof TemplateNumberModel n
                ? n.getAsNumber().doubleValue()
                : Double.NaN;
    }
}
