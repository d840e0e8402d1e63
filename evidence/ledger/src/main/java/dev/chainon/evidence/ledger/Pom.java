package dev.chainon.evidence.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What the ledger needs of a pom: its name, its modules, what it depends on (profiles and all scopes included), its resources. */
record Pom(String artifactId, List<String> modules, List<Dependency> dependencies, List<Resource> resources) {

    /**
     * What a module depends on.
     *
     * @param tests whether for its tests alone
     * @param optional whether those that depend on the module do without
     */
    record Dependency(String artifactId, boolean tests, boolean optional) {}

    /**
     * A folder whose files are packed with the classes.
     *
     * @param directory as written, with properties
     * @param includes names of the files; none for all
     */
    record Resource(String directory, List<String> includes) {
        Resource {
            includes = List.copyOf(includes);
        }
    }

    Pom {
        modules = List.copyOf(modules);
        dependencies = List.copyOf(dependencies);
        resources = List.copyOf(resources);
    }

    static Pom read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            Element project = factory.newDocumentBuilder().parse(in).getDocumentElement();
            return new Pom(
                    child(project, "artifactId"), texts(project, "module"), dependencies(project), resources(project));
        } catch (SAXException | ParserConfigurationException e) {
            throw new IOException("Not a readable pom: " + file + " (" + e.getMessage() + ")", e);
        }
    }

    private static List<Dependency> dependencies(Element project) {
        return elements(project, "dependency").stream()
                .map(dependency -> new Dependency(
                        child(dependency, "artifactId"),
                        child(dependency, "scope").equals("test"),
                        child(dependency, "optional").equals("true")))
                .toList();
    }

    private static List<Resource> resources(Element project) {
        return elements(project, "resource").stream()
                .map(resource -> new Resource(child(resource, "directory"), texts(resource, "include")))
                .toList();
    }

    private static List<String> texts(Element project, String tag) {
        return elements(project, tag).stream()
                .map(e -> e.getTextContent().strip())
                .toList();
    }

    private static List<Element> elements(Element parent, String tag) {
        NodeList found = parent.getElementsByTagName(tag);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    private static String child(Element parent, String tag) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node.getNodeName().equals(tag)) {
                return node.getTextContent().strip();
            }
        }
        return "";
    }
}
