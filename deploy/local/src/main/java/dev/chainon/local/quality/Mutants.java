package dev.chainon.local.quality;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Small changes of a module's code, and how many of them a test notices. */
final class Mutants {

    /** Below the folder of a module. */
    static final String REPORT = "target/pit-reports/mutations.xml";

    private Mutants() {}

    /**
     * Counts what PIT's report says of each mutant; one that no test reaches is not noticed.
     *
     * @throws IllegalArgumentException if it is no report of PIT
     */
    static Share read(Path xml) throws IOException {
        long noticed = 0;
        long all = 0;
        try (InputStream in = Files.newInputStream(xml)) {
            XMLStreamReader reader = factory().createXMLStreamReader(in);
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamReader.START_ELEMENT
                        && reader.getLocalName().equals("mutation")) {
                    all++;
                    noticed += Boolean.parseBoolean(reader.getAttributeValue("", "detected")) ? 1 : 0;
                }
            }
        } catch (XMLStreamException e) {
            throw new IllegalArgumentException(xml + " is no report of PIT: " + e.getMessage(), e);
        }
        if (all == 0) {
            throw new IllegalArgumentException(xml + " names no mutant: run mvn -Pmutation verify again");
        }
        return new Share(noticed, all);
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        return factory;
    }
}
