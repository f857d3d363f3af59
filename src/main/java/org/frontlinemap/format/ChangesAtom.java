package org.frontlinemap.format;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.frontlinemap.geodata.snapshot.Change;
import org.frontlinemap.geodata.verdict.Verdict;

/** Changes of verdicts as an Atom feed (RFC 4287). Thread-safe. */
public final class ChangesAtom {

    private static final String NAMESPACE = "http://www.w3.org/2005/Atom";

    private static final Pattern NO_XML = Pattern.compile("[^\\t\\n\\r\\u0020-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

    private ChangesAtom() {
    }

    /**
     * Writes it.
     *
     * @param id      of the feed, an absolute address that is the same whenever the same feed is asked for
     * @param updated when the newest change came; of an empty feed, the end of what it was asked about
     * @param page    address of a settlement's place on the map, by its id
     */
    public static void write(OutputStream out, Heading heading, String title, String id, Instant updated,
            List<Change> changes, Function<Change, String> page) {
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("feed");
            xml.writeDefaultNamespace(NAMESPACE);
            element(xml, "title", title);
            element(xml, "subtitle", heading.disclaimer());
            element(xml, "id", id);
            element(xml, "updated", updated.toString());
            element(xml, "rights", GeoJson.attribution(heading.attribution()));
            xml.writeStartElement("author");
            element(xml, "name", "Frontline Map");
            xml.writeEndElement();
            for (Link link : heading.links()) {
                link(xml, link.rel(), link.type(), link.href());
            }
            for (Change change : changes) {
                entry(xml, change, id, page.apply(change));
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException failed) {
            throw new IllegalStateException("an Atom feed could not be written", failed);
        }
    }

    private static void entry(XMLStreamWriter xml, Change change, String feed, String page) throws XMLStreamException {
        Instant at = change.step().at() == null ? change.recorded() : change.step().at();
        String title = change.settlement().displayName() + ": reported " + words(change.step().verdict())
                + ", before " + words(change.before());
        String cause = "By " + change.cause().name().toLowerCase(java.util.Locale.ROOT)
                + (change.reason() == null ? "" : " (" + change.reason() + ")");
        xml.writeStartElement("entry");
        element(xml, "title", title);
        element(xml, "id", feed + "#" + ChangesJson.id(change) + "~" + fingerprint(title + "\n" + cause));
        element(xml, "updated", at.toString());
        link(xml, "alternate", "text/html", page);
        element(xml, "summary", cause + ". Reported control does not imply"
                + " sovereignty; not independently verified.");
        xml.writeEndElement();
    }

    /** Of what an entry says: it is another entry if it says something else, however long ago the change came. */
    private static String fingerprint(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static String words(Verdict verdict) {
        String control = switch (verdict.control().id()) {
            case "contested" -> "contested";
            case "none" -> "held by neither side";
            case "unknown" -> "control unknown";
            default -> "held by " + verdict.control().id();
        };
        return control + " (" + verdict.agreement().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ')
                + (verdict.claimed() == null ? "" : ": " + verdict.claimed().id()) + ")";
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(NO_XML.matcher(text).replaceAll("\uFFFD"));
        xml.writeEndElement();
    }

    private static void link(XMLStreamWriter xml, String rel, String type, String href) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", rel);
        xml.writeAttribute("type", type);
        xml.writeAttribute("href", href);
    }
}
