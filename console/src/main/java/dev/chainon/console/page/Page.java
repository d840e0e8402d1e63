package dev.chainon.console.page;

import dev.chainon.console.text.Words;
import java.util.Map;

/** One page: its name and what it shows now. */
interface Page {

    /** Name of the template, and its path: "live" is shown at "/". */
    String name();

    Map<String, Object> model(Words words);
}
