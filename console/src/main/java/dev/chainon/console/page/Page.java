package dev.chainon.console.page;

import dev.chainon.console.text.Words;
import java.util.Map;

/** One page: its name and what it shows now. */
interface Page {

    /** Name of the template. */
    String name();

    /** Where it is shown. */
    default String path() {
        return name().equals("live") ? "/" : "/" + name();
    }

    Map<String, Object> model(Words words);
}
