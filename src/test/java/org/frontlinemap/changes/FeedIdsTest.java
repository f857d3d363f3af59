package org.frontlinemap.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontlinemap.server.Requests.REPORTS;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.frontlinemap.server.RunningServer;
import org.frontlinemap.server.RunningServer.Answer;
import org.frontlinemap.server.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ids of the Atom feed and of its entries: the same for the same, and for nothing else (RFC 4287, 4.2.6). */
@ServerTest
class FeedIdsTest {

    private static final List<String> READINGS = List.of("", "axis=valid", "axis=position", "rule=latest@1", "without=isw",
            "settlement=yahidne", "settlement=berkhivka", "datetime=2023-02-26", "datetime=2023-02-20", "position=500",
            "position=501", "axis=valid&known=2023-03-01", "axis=valid&known=2023-03-02", "axis=valid&rule=latest@1");

    /** Of a feed, then of its entries. */
    private static List<String> ids(String query, RunningServer server) {
        Answer feed = server.get("/changes?f=atom&limit=1000&" + query);
        assertThat(feed.status()).as(feed.text()).isEqualTo(200);
        List<String> ids = new ArrayList<>();
        Matcher id = Pattern.compile("<id>([^<]*)</id>").matcher(feed.text());
        while (id.find()) {
            ids.add(id.group(1));
        }
        return ids;
    }

    @Test
    void noTwoReadingsHaveAnIdInCommon(RunningServer server) {
        Set<String> seen = new HashSet<>();
        for (String reading : READINGS) {
            List<String> ids = ids(reading, server);
            assertThat(ids).as(reading).hasSizeGreaterThan(1);
            assertThat(ids).as(reading).allSatisfy(id -> assertThat(seen.add(id)).as(id).isTrue());
        }
    }

    @ParameterizedTest
    @CsvSource({"'', axis=known&rule=conceded@1", "'', from=2022-01-01&to=9999", "axis=valid, axis=valid&from=0000",
        "'without=isw,meduza', 'without=meduza,isw'", "datetime=2023-02-26, datetime=2023-02-26T22:00:00Z",
        "'settlement=yahidne,berkhivka', 'settlement=berkhivka,yahidne'",
        "datetime=2023-02-01/.., datetime=2023-02-02/.."})
    void theSameReadingHasTheSameIdsHoweverItIsAskedFor(String one, String other, RunningServer server) {
        assertThat(ids(one, server)).isEqualTo(ids(other, server)).hasSizeGreaterThan(1);
    }

    @Test
    void anEntryThatComesToSaySomethingElseIsAnotherAndTheRestStay(RunningServer server) {
        String query = "axis=known&settlement=klynove";
        assertThat(record("ukraine", server)).isEqualTo(201);
        List<String> before = ids(query, server);
        assertThat(record("russia", server)).isEqualTo(201);
        List<String> after = ids(query, server);
        assertThat(after).hasSameSizeAs(before);
        assertThat(after.get(0)).isEqualTo(before.get(0));
        assertThat(after.get(1)).isNotEqualTo(before.get(1));
        assertThat(withoutWords(after.get(1))).isEqualTo(withoutWords(before.get(1)));
        assertThat(ids(query, server)).isEqualTo(after);
    }

    private static String withoutWords(String id) {
        return id.substring(0, id.lastIndexOf('~'));
    }

    /** Each on the same place, of the same day, published at the same time. */
    private static int record(String control, RunningServer server) {
        return server.sendJson("POST", REPORTS, """
                {"settlement": "klynove", "claimant": "isw", "control": "%s", "basis": "assessed",
                 "valid_from": "2023-06-01", "published": "2023-06-01", "documents": [{"publisher": "Test"}]}"""
                .formatted(control)).status();
    }
}
