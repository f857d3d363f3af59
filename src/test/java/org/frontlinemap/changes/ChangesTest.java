package org.frontlinemap.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontlinemap.server.Requests.REPORTS;
import static org.frontlinemap.server.Requests.SETTLEMENTS;
import static org.frontlinemap.server.Requests.assertRefused;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.frontlinemap.server.Features;
import org.frontlinemap.server.Requests;
import org.frontlinemap.server.RunningServer;
import org.frontlinemap.server.RunningServer.Answer;
import org.frontlinemap.server.ServerTest;
import org.frontlinemap.server.Verdicts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import tools.jackson.databind.JsonNode;

@ServerTest
class ChangesTest {

    private static final String ALL = "&limit=1000";
    private static final String FIXED = "to=2023-06-30&datetime=2023-06-30&position=564";
    private static final Instant START = Instant.parse("2022-12-01T00:00:00Z");

    private static JsonNode changes(String query, RunningServer server) {
        Answer answer = server.get("/changes?" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        return answer.json();
    }

    private static List<JsonNode> list(JsonNode answer) {
        return answer.get("changes").valueStream().toList();
    }

    @Test
    void replayedTheyGiveTheVerdictOfAnyPoint(RunningServer server) {
        Random random = new Random(5);
        List<String> places = List.copyOf(new TreeSet<>(
                Features.of(server.get(REPORTS + "?limit=10000")).json().findValuesAsString("settlement")));
        for (int point = 0; point < 40; point++) {
            String place = places.get(random.nextInt(places.size()));
            String axis = List.of("valid", "known", "position").get(point % 3);
            String rule = List.of("conceded@1", "latest@1", "according-to:party:ukraine").get(random.nextInt(3));
            String at = axis.equals("position") ? Integer.toString(200 + random.nextInt(365))
                    : START.plus(Duration.ofHours(random.nextInt(24 * 200))).toString();
            String fixed = fixed(axis, random) + "&rule=" + rule;
            List<JsonNode> changes = list(changes("axis=" + axis + "&to=" + at + "&settlement=" + place + fixed + ALL,
                    server));
            String item = SETTLEMENTS + "/" + place + "?" + (axis.equals("valid") ? "datetime" : axis) + "=" + at + fixed;
            List<String> verdict = Verdicts.said(server.get(item).json().get("properties"));
            List<String> expected = changes.isEmpty() ? List.of("unknown", "baseline", "null")
                    : Verdicts.said(changes.get(0).get("after"));
            assertThat(verdict).as(item).isEqualTo(expected);
            for (int i = 1; i < changes.size(); i++) {
                assertThat(changes.get(i).get("after")).isEqualTo(changes.get(i - 1).get("before"));
            }
        }
    }

    private static String fixed(String axis, Random random) {
        String datetime = "&datetime=" + START.plus(Duration.ofHours(random.nextInt(24 * 200)));
        String known = "&known=" + START.plus(Duration.ofHours(random.nextInt(24 * 300)));
        String position = "&position=" + (400 + random.nextInt(165));
        return switch (axis) {
            case "valid" -> known + position;
            case "known" -> datetime + position;
            default -> datetime + known;
        };
    }

    @Test
    void theNewestComesFirstAndTheRangeIsOpenAtItsStartAndClosedAtItsEnd(RunningServer server) {
        List<JsonNode> all = list(changes(FIXED + ALL, server));
        List<Instant> times = all.stream().map(change -> Instant.parse(change.get("at").asString())).toList();
        assertThat(times).isSortedAccordingTo(Comparator.reverseOrder());
        Instant from = times.get(times.size() / 2);
        Instant to = times.get(times.size() / 4);
        assertThat(from).isBefore(to);
        List<JsonNode> range = list(changes("datetime=2023-06-30&position=564&from=" + from + "&to=" + to + ALL, server));
        assertThat(range).isEqualTo(all.stream().filter(change -> {
            Instant at = Instant.parse(change.get("at").asString());
            return at.isAfter(from) && !at.isAfter(to);
        }).toList());
        assertThat(range).anyMatch(change -> change.get("at").asString().equals(to.toString()));
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrOverlap(RunningServer server) {
        JsonNode whole = changes(FIXED + ALL, server);
        List<JsonNode> paged = new ArrayList<>();
        String next = "/changes?limit=17&" + FIXED;
        while (next != null) {
            JsonNode page = server.get(next.substring(next.indexOf("/changes"))).json();
            assertThat(page.get("changes").size()).isBetween(1, 17);
            assertThat(page.get("numberMatched").asInt()).isEqualTo(whole.get("numberMatched").asInt());
            paged.addAll(list(page));
            next = new Features(page).link("next");
        }
        assertThat(paged).isEqualTo(list(whole)).hasSizeGreaterThan(40);
        assertThat(paged.stream().map(change -> change.get("id").asString())).doesNotHaveDuplicates();
    }

    @Test
    void whatALedgerEntryChangedSaysWhichKindOfEntryItWasAndWhy(RunningServer server) {
        String place = "avdiivka";
        String report = server.sendJson("POST", REPORTS, """
                {"settlement": "%s", "claimant": "isw", "control": "ukraine", "basis": "assessed",
                 "valid_from": "2023-06-01", "published": "2023-06-01", "documents": [{"publisher": "Test"}]}"""
                .formatted(place)).json().at("/reports/0/id").asString();
        assertThat(server.sendJson("POST", "/corrections", """
                {"reason": "misread", "reports": [{"id": "%s", "set": {"control": "contested"}}]}""".formatted(report))
                .status()).isEqualTo(201);
        assertThat(server.delete(REPORTS + "/" + report + "?reason=doubled").status()).isEqualTo(200);
        long head = server.head();
        List<JsonNode> changes = list(changes("axis=position&from=564&settlement=" + place, server));
        assertThat(changes.stream().map(change -> change.get("cause").asString()))
                .containsExactly("withdrawal", "correction", "report");
        assertThat(changes.stream().map(change -> change.get("reason").asString("null")))
                .containsExactly("doubled", "misread", "null");
        assertThat(changes.stream().map(change -> change.get("position").asLong()))
                .containsExactly(head, head - 1, head - 2);
        assertThat(changes).allSatisfy(change -> {
            assertThat(change.get("at").isNull()).isTrue();
            assertThat(Instant.parse(change.get("recorded_at").asString())).isNotNull();
            assertThat(change.get("reports").valueStream().map(JsonNode::asString)).containsExactly(report);
        });
        assertThat(list(changes("axis=position&from=" + (head - 2) + "&to=" + (head - 1), server)))
                .containsExactly(changes.get(1));
        for (String axis : List.of("known", "valid")) {
            List<JsonNode> others = list(changes("axis=" + axis + ALL, server));
            assertThat(others).isNotEmpty().allSatisfy(change -> {
                assertThat(change.get("cause").asString()).isEqualTo("report");
                assertThat(change.get("reason").isNull()).isTrue();
                assertThat(change.get("position").isNull()).isTrue();
                assertThat(change.get("settlement").asString()).isNotEqualTo(place);
            });
            List<JsonNode> then = list(changes("axis=" + axis + "&settlement=" + place + "&position=" + (head - 2), server));
            assertThat(then.stream().map(change -> change.at("/after/control").asString())).containsExactly("ukraine");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"axis=known&" + FIXED, "axis=valid&to=2023-06-30&known=2023-06-30&position=564",
        "axis=position&to=564&datetime=2023-06-30&known=2023-06-30", "axis=position&from=0&to=3"})
    void theFeedIsAtomWithIdsThatStay(String query, RunningServer server) throws Exception {
        Answer feed = server.send(server.request("/changes?" + query).header("Accept", "application/atom+xml").build());
        assertThat(feed.header("Content-Type")).isEqualTo("application/atom+xml");
        Document document = parsed(feed);
        String ns = "http://www.w3.org/2005/Atom";
        assertThat(document.getDocumentElement().getNamespaceURI()).isEqualTo(ns);
        assertThat(document.getDocumentElement().getLocalName()).isEqualTo("feed");
        List<JsonNode> changes = list(changes(query, server));
        NodeList entries = document.getElementsByTagNameNS(ns, "entry");
        assertThat(entries.getLength()).isEqualTo(changes.size());
        List<String> ids = texts(document.getElementsByTagNameNS(ns, "id"));
        assertThat(ids).doesNotHaveDuplicates().hasSize(changes.size() + 1);
        for (int i = 0; i < changes.size(); i++) {
            assertThat(ids.get(i + 1)).startsWith(ids.get(0) + "#" + changes.get(i).get("id").asString() + "~");
        }
        assertThat(texts(document.getElementsByTagNameNS(ns, "updated"))).allSatisfy(time -> Instant.parse(time));
        assertThat(texts(document.getElementsByTagNameNS(ns, "title"))).noneMatch(String::isBlank);
        assertThat(texts(parsed(server.get("/changes?f=atom&" + query)).getElementsByTagNameNS(ns, "id"))).isEqualTo(ids);
    }

    private static Document parsed(Answer answer) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(answer.response().body()));
    }

    private static List<String> texts(NodeList nodes) {
        return IntStream.range(0, nodes.getLength()).mapToObj(i -> nodes.item(i).getTextContent()).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"axis=known&" + FIXED, "axis=known&without=isw", "axis=valid&rule=latest@1&to=2023-06-30",
        "axis=position&to=564&datetime=2023-02-26", "axis=position&rule=according-to:party:russia"})
    void anEntryLeadsToThePageAsItWasWhenTheChangeHadJustCome(String query, RunningServer server) throws Exception {
        NodeList links = parsed(server.get("/changes?f=atom&limit=12&" + query))
                .getElementsByTagNameNS("http://www.w3.org/2005/Atom", "link");
        List<JsonNode> changes = list(changes(query + "&limit=12", server));
        List<String> pages = IntStream.range(0, links.getLength()).mapToObj(i -> (Element) links.item(i))
                .filter(link -> link.getParentNode().getLocalName().equals("entry"))
                .map(link -> link.getAttribute("href")).toList();
        assertThat(pages).hasSameSizeAs(changes).isNotEmpty();
        for (int i = 0; i < pages.size(); i++) {
            String start = server.url("/#place=" + changes.get(i).get("settlement").asString() + "&");
            assertThat(pages.get(i)).startsWith(start).contains("datetime=", "known=", "position=", "rule=");
            String item = SETTLEMENTS + "/" + changes.get(i).get("settlement").asString() + "?"
                    + pages.get(i).substring(start.length());
            Answer shown = server.get(item);
            assertThat(shown.header("Cache-Control")).as(item).contains("immutable");
            assertThat(Verdicts.said(shown.json().get("properties"))).as(item)
                    .isEqualTo(Verdicts.said(changes.get(i).get("after")));
        }
    }

    @Test
    void feedAndTableHaveAWayOnBeyondTheLimit(RunningServer server) throws Exception {
        List<String> whole = list(changes(FIXED + ALL, server)).stream().map(change -> change.get("id").asString()).toList();
        List<String> fed = new ArrayList<>();
        List<String> tabled = new ArrayList<>();
        String feed = "/changes?f=atom&limit=17&" + FIXED;
        String table = "/changes?f=csv&limit=17&" + FIXED;
        while (feed != null) {
            Document page = parsed(server.get(feed));
            String id = page.getElementsByTagNameNS("*", "id").item(0).getTextContent();
            texts(page.getElementsByTagNameNS("*", "id")).stream().skip(1)
                    .forEach(entry -> fed.add(entry.substring(id.length() + 1, entry.lastIndexOf('~'))));
            NodeList links = page.getElementsByTagNameNS("*", "link");
            feed = IntStream.range(0, links.getLength()).mapToObj(i -> (Element) links.item(i))
                    .filter(link -> link.getAttribute("rel").equals("next"))
                    .map(link -> link.getAttribute("href").substring(server.url("").length())).findFirst().orElse(null);
        }
        while (table != null) {
            Answer page = server.get(table);
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get()
                    .parse(new StringReader(page.text())).getRecords()
                    .forEach(row -> tabled.add(row.get("settlement") + "@" + row.get("at")));
            table = linked(page, "next", server);
        }
        assertThat(fed).isEqualTo(whole).hasSizeGreaterThan(40);
        assertThat(tabled).isEqualTo(whole);
    }

    @Test
    void theCanonicalAddressOfAFeedOrTableGivesItAgain(RunningServer server) throws Exception {
        Answer table = server.send(server.request("/changes?axis=valid&to=2023-02-26").header("Accept", "text/csv").build());
        Answer tableAgain = server.get(linked(table, "canonical", server));
        assertThat(tableAgain.text()).isEqualTo(table.text());
        assertThat(tableAgain.header("Cache-Control")).contains("immutable");
        Answer feed = server.send(server.request("/changes").header("Accept", "application/atom+xml").build());
        Matcher canonical = Pattern.compile("rel=\"canonical\" type=\"[^\"]*\" href=\"([^\"]*)\"").matcher(feed.text());
        assertThat(canonical.find()).isTrue();
        Answer feedAgain = server.get(canonical.group(1).replace("&amp;", "&").substring(server.url("").length()));
        assertThat(feedAgain.header("Cache-Control")).contains("immutable");
        String ownAddresses = "<link rel=\"(self|canonical)[^>]*>|<id>[^<]*";
        assertThat(feedAgain.text().replaceAll(ownAddresses, "")).isEqualTo(feed.text().replaceAll(ownAddresses, ""));
    }

    /** Where a link of an answer's headers leads to; null if there is none of the relation. */
    private static String linked(Answer answer, String relation, RunningServer server) {
        return answer.response().headers().allValues("Link").stream()
                .filter(link -> link.endsWith("; rel=\"" + relation + "\"")).findFirst()
                .map(link -> link.substring(1 + server.url("").length(), link.indexOf('>'))).orElse(null);
    }

    @Test
    void theTableSaysTheSame(RunningServer server) throws Exception {
        Answer csv = server.get("/changes?f=csv&" + FIXED + ALL);
        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        assertThat(csv.header("Content-Disposition")).startsWith("attachment; filename=\"changes");
        List<JsonNode> changes = list(changes(FIXED + ALL, server));
        List<CSVRecord> rows = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get()
                .parse(new StringReader(csv.text())).getRecords();
        assertThat(rows).hasSameSizeAs(changes).isNotEmpty();
        for (int i = 0; i < rows.size(); i++) {
            JsonNode change = changes.get(i);
            CSVRecord row = rows.get(i);
            for (String name : List.of("settlement", "name", "name_uk", "at", "position", "cause", "reason", "recorded_at")) {
                assertThat(row.get(name)).isEqualTo(change.get(name).asString(""));
            }
            for (String name : List.of("control", "agreement", "claimed_control")) {
                assertThat(row.get(name)).isEqualTo(change.get("after").get(name).asString(""));
                assertThat(row.get(name + "_before")).isEqualTo(change.get("before").get(name).asString(""));
            }
            assertThat(List.of(row.get("reports").split(" ")))
                    .isEqualTo(change.get("reports").valueStream().map(JsonNode::asString).toList());
        }
    }

    @ParameterizedTest
    @CsvSource({"axis=sideways, axis, sideways", "known=2023-02-26, known, 2023-02-26",
        "axis=valid&datetime=2023-02-26, datetime, 2023-02-26", "axis=position&position=5, position, 5",
        "from=2023-03-01&to=2023-02-01, to, 2023-02-01", "axis=position&to=999999999, to, 999999999",
        "axis=position&from=2023-02-26, from, 2023-02-26", "from=soon, from, soon", "limit=0, limit, 0",
        "after=nothing, after, nothing", "f=xml, f, xml", "settlement=atlantis, settlement, atlantis",
        "without=nobody, without, nobody", "rule=best, rule, best"})
    void aParameterItCannotReadIsRefusedByName(String query, String name, String value, RunningServer server) {
        assertRefused(server.get("/changes?" + query), 400, name, value);
    }

    @Test
    void aChangeLeadsToReportsThatAreThere(RunningServer server) {
        for (JsonNode change : list(changes("to=2023-02-28&limit=20", server))) {
            for (JsonNode id : change.get("reports")) {
                JsonNode report = server.get(REPORTS + "/" + id.asString()).json();
                assertThat(report.at("/properties/settlement").asString()).isEqualTo(change.get("settlement").asString());
                assertThat(report.at("/properties/published_latest").asString()).isEqualTo(change.get("at").asString());
            }
        }
        assertThat(Requests.problem(server.get("/changes?nothing=1"), 400).get("field").asString()).isEqualTo("nothing");
    }
}
