package org.frontlinemap.browsing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.frontlinemap.geodata.gazetteer.Location;
import org.frontlinemap.geodata.gazetteer.PlaceName;
import org.frontlinemap.geodata.gazetteer.Settlement;
import org.frontlinemap.geodata.ledger.Batch;
import org.frontlinemap.geodata.ledger.Correction;
import org.frontlinemap.geodata.ledger.Entry;
import org.frontlinemap.geodata.ledger.EntryKind;
import org.frontlinemap.geodata.ledger.Ledger;
import org.frontlinemap.geodata.ledger.Redaction;
import org.frontlinemap.geodata.ledger.Withdrawal;
import org.frontlinemap.geodata.report.Basis;
import org.frontlinemap.geodata.report.Claimant;
import org.frontlinemap.geodata.report.Control;
import org.frontlinemap.geodata.report.Document;
import org.frontlinemap.geodata.report.Extent;
import org.frontlinemap.geodata.report.Inference;
import org.frontlinemap.geodata.report.Report;
import org.frontlinemap.geodata.snapshot.ReportQuery;
import org.frontlinemap.geodata.snapshot.ReportView;
import org.frontlinemap.geodata.snapshot.SettlementQuery;
import org.frontlinemap.geodata.snapshot.SettlementView;
import org.frontlinemap.geodata.snapshot.Snapshot;
import org.frontlinemap.geodata.snapshot.Snapshots;
import org.frontlinemap.geodata.theatre.Theatre;
import org.frontlinemap.geodata.time.AsOf;
import org.frontlinemap.geodata.time.TimeSpan;
import org.frontlinemap.geodata.verdict.Rules;
import org.frontlinemap.server.RunningServer;
import org.frontlinemap.server.RunningServer.Answer;
import org.frontlinemap.server.ServerTest;
import org.junit.jupiter.api.Test;

@ServerTest
class PinnedAnswersTest {

    private static final int APPENDS = 10_000;
    private static final int BATCH = 1_000;
    private static final List<String> CONTROLS = List.of("ukraine", "russia", "contested", "none", "unknown");
    private static final String TIMES = "datetime=2023-02-26T22:00:00Z&known=2023-03-05T22:00:00Z";
    private static final String PIN = TIMES + "&position=564&rule=conceded@1";
    private static final String BARE = "datetime=2023-02-26&known=2023-03";
    private static final String REPORT = "/collections/reports/items/01a2053c-cbdd-7a8e-adff-a407195e3d92?";
    private static final List<String> PINNED = List.of(
            "/collections/settlements/items?limit=10000&expand=names,populations,reports&" + PIN,
            "/collections/settlements/items?control=russia,contested&bbox=37.5,48,38.5,49&limit=5&" + PIN,
            "/collections/settlements/items?q=ba&without=isw&" + PIN,
            "/collections/settlements/items/yahidne?expand=names,populations,reports&" + PIN,
            "/collections/settlements/items/bakhmut/history?" + PIN,
            "/collections/settlements/items?datetime=2023-02/2023-02-26&known=2023-02-27T12:00&position=564&rule=latest@1",
            "/collections/settlements/items/bakhmut?rule=according-to:party:russia&position=564&" + BARE,
            "/collections/settlements/items/yahidne?rule=according-to:claimant:meduza&position=564&" + BARE,
            "/collections/settlements/items/yahidne/history?without=meduza,isw&rule=latest@1&position=564&" + BARE,
            "/collections/settlements/items/yahidne-formerly?rule=conceded@1&position=565&" + BARE,
            "/collections/reports/items?settlement=yahidne-formerly&rule=conceded@1&position=565&" + BARE,
            "/collections/reports/items?claimant=meduza,isw&control=russia,contested&position=564&" + BARE,
            "/collections/control-periods/items?control=russia&agreement=disputed&position=564&rule=latest@1&" + BARE,
            "/comparison?without=meduza&with.without=isw&with.datetime=2023-03-01&position=564&rule=latest@1&" + BARE,
            "/downloads/reports.geojson?side=russia&rule=conceded@1&position=564&" + BARE,
            "/changes?from=2023-02-01&to=2023-02-26&datetime=2023-03&position=564&rule=conceded@1",
            "/changes?f=csv&axis=valid&limit=3&to=2023-03&known=2023-03&position=564&rule=conceded@1",
            "/statistics?from=2023-01-01&to=2023-03-05&known=2023-03&by=adm3&position=564&rule=conceded@1",
            "/statistics?f=csv&from=2022-12-01&to=2023-06-30&step=week&known=then&without=isw&position=564&rule=latest@1",
            "/timeline?from=2022-12-01&to=2023-06-30&known=then&position=564&rule=according-to:party:russia",
            "/timeline?from=2022-12-01&to=2023-06-30&known=2023-03-01&position=564&rule=conceded@1",
            "/corrections?position=566",
            "/changes?axis=position&from=0&to=564&rule=according-to:claimant:isw&" + BARE,
            "/collections/reports/items?limit=10000&expand=documents&position=564&" + TIMES,
            "/collections/reports/items?settlement=berkhivka,yahidne&side=russia&position=564&" + TIMES,
            REPORT + "position=564&" + TIMES,
            "/collections/control-periods/items?limit=10000&" + PIN,
            "/collections/control-periods/items?settlement=berkhivka&" + PIN,
            "/collections/control-periods/items/yahidne@2023-02-23T22:00:00Z?" + PIN,
            "/comparison?show=agree,differ,one_sided,silent&with.rule=latest@1&with.position=300&" + PIN,
            "/changes?limit=1000&axis=known&to=2023-03-05T22:00:00Z&datetime=2023-02-26T22:00:00Z&position=564"
                    + "&rule=conceded@1",
            "/changes?f=csv&axis=valid&to=2023-03-05T22:00:00Z&known=2023-02-26T22:00:00Z&position=564&rule=latest@1",
            "/changes?f=atom&axis=position&to=564&rule=conceded@1&" + TIMES,
            "/changes?f=atom&axis=valid&from=2023-01-01T00:00:00Z&to=2023-01-01T00:00:01Z&known=2023-01-01T00:00:00Z"
                    + "&settlement=berkhivka&position=564&rule=conceded@1",
            "/collections/settlements/timelines?" + PIN,
            "/collections/settlements/timelines?axis=then&without=isw&part=steps&position=564&rule=latest@1&" + BARE,
            "/collections/settlements/tiles/WebMercatorQuad/4/5/9?" + PIN,
            "/collections/settlements/tiles/WebMercatorQuad/7/44/77?q=ba&" + PIN,
            "/downloads/settlements.geojson?" + PIN, "/downloads/reports.geojson?position=564&" + TIMES,
            "/downloads/control-periods.geojson?" + PIN);

    private final Random random = new Random(7);
    private final UUID document = Batch.newId();
    private List<SettlementView> places;
    private List<String> claimants;

    @Test
    void anAnswerToAPinnedReadingIsTheSameByteForByteAfterTenThousandAppends(RunningServer server) {
        Snapshots snapshots = server.bean(Snapshots.class);
        Ledger ledger = server.bean(Ledger.class);
        Batch renamed = new Batch("test");
        renamed.add(formerly("yahidne", place("yahidne", snapshots)));
        renamed.add(new Withdrawal(UUID.fromString("01a2053c-cbde-78d8-ac8d-1fe2e59b76b7"), "doubled"));
        ledger.append(renamed.onlyAt(564));
        snapshots.catchUp();
        Map<String, byte[]> before = new LinkedHashMap<>();
        for (String path : PINNED) {
            Answer answer = server.get(path);
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            assertThat(answer.header("Cache-Control")).as(path).isEqualTo("public, max-age=31536000, immutable");
            before.put(path, answer.response().body());
        }
        String now = server.get("/collections/settlements/items/bakhmut").text();
        long head = ledger.head();
        append(ledger, snapshots);
        assertThat(ledger.head()).isGreaterThanOrEqualTo(head + APPENDS);
        assertThat(snapshots.current().position()).isEqualTo(ledger.head());
        assertThat(server.get("/collections/settlements/items/bakhmut").text()).isNotEqualTo(now);
        before.forEach((path, bytes) -> {
            Answer answer = server.get(path);
            assertThat(answer.text()).as(path).isEqualTo(new String(bytes, java.nio.charset.StandardCharsets.UTF_8));
            assertThat(answer.response().body()).isEqualTo(bytes);
            assertThat(answer.header("Cache-Control")).contains("immutable");
        });
    }

    private void append(Ledger ledger, Snapshots snapshots) {
        Snapshot snapshot = snapshots.current();
        Instant later = Instant.parse("2100-01-01T00:00:00Z");
        AsOf ever = new AsOf(later, later, snapshot.position());
        places = snapshot.settlements(SettlementQuery.ALL, ever, Rules.DEFAULT).items();
        List<ReportView> reports = snapshot.reports(ReportQuery.ALL, ever).items();
        claimants = new ArrayList<>(snapshot.claimants(snapshot.position()).stream().map(Claimant::id).toList());
        Batch first = new Batch("test");
        first.add(document, new Document("Test", null, null, "en", null, null, null));
        first.add(changed(snapshot.theatre()));
        snapshot.claimants(snapshot.position()).forEach(claimant -> first.add(new Claimant(claimant.id(),
                Map.of("en", "Renamed " + claimant.id()), claimant.kind(),
                List.of(new Claimant.Allegiance("russia", null, "turned coat")))));
        for (SettlementView view : places) {
            first.add(changed(view.settlement()));
        }
        first.add(formerly("bakhmut", place("bakhmut", snapshots)));
        first.add(changed(formerly("yahidne-formerly", place("bakhmut", snapshots))));
        for (ReportView view : reports) {
            view.documents().forEach(cited -> first.add(new Correction(cited.id(), EntryKind.DOCUMENT,
                    new Document("Another publisher", "Another title", null, "uk", null, null, null), "misnamed")));
            first.add(random.nextInt(3) == 0 ? new Withdrawal(view.id(), "doubled")
                    : new Correction(view.id(), EntryKind.REPORT, report(), "misread"));
        }
        ledger.append(first);
        snapshots.catchUp();
        for (int appended = first.drafts().size(); appended < APPENDS; appended += BATCH) {
            Batch batch = new Batch("test");
            String claimant = "newcomer-" + appended;
            batch.add(new Claimant(claimant, Map.of("en", "Newcomer"), Claimant.Kind.ANALYST,
                    List.of(new Claimant.Allegiance(Claimant.Allegiance.INDEPENDENT, null, null))));
            claimants.add(claimant);
            for (int i = 1; i < BATCH; i++) {
                batch.add(report());
            }
            ledger.append(batch);
            snapshots.catchUp();
        }
        ledger.append(last(ledger));
        snapshots.catchUp();
    }

    /** Takes claimants away that were there, and destroys what was recorded of one that came later. */
    private static Batch last(Ledger ledger) {
        Batch batch = new Batch("test");
        Entry newcomer = null;
        for (Entry entry : ledger.read(0, Integer.MAX_VALUE)) {
            if (entry.body() instanceof Claimant claimant) {
                if (List.of("isw", "meduza").contains(claimant.id())) {
                    batch.add(new Withdrawal(entry.id(), "never was one"));
                }
                newcomer = claimant.id().startsWith("newcomer") ? entry : newcomer;
            }
        }
        batch.add(new Redaction(newcomer.id(), Redaction.Ground.LAW, "named a person"));
        return batch;
    }

    private static Settlement place(String id, Snapshots snapshots) {
        Instant later = Instant.parse("2100-01-01T00:00:00Z");
        return snapshots.current().settlement(id, new AsOf(later, later, snapshots.current().position()), Rules.DEFAULT)
                .orElseThrow().settlement();
    }

    /** A settlement that once had the id that Yahidne had formerly. */
    private static Settlement formerly(String id, Settlement old) {
        return new Settlement(id, old.names(), old.codes(), old.kind(), old.admin(), old.location(),
                List.of("yahidne-formerly"), null);
    }

    private Report report() {
        TimeSpan valid = TimeSpan.at(Instant.parse("2022-12-15T00:00:00Z").plus(Duration.ofHours(random.nextInt(1_800))));
        return new Report(places.get(random.nextInt(places.size())).settlement().id(),
                claimants.get(random.nextInt(claimants.size())), Control.of(CONTROLS.get(random.nextInt(5))),
                Basis.values()[random.nextInt(Basis.values().length)], Inference.STATED, Extent.WHOLE, valid, valid,
                List.of(document), null, "Recorded later.");
    }

    /** The same place renamed and elsewhere; some have become part of another. */
    private static Settlement changed(Settlement old) {
        boolean merged = List.of("berkhivka", "pazeno").contains(old.id());
        return new Settlement(old.id(),
                List.of(new PlaceName("en", "Renamed " + old.id(), PlaceName.Kind.COMMON, null, null, null, null)),
                List.of(), Settlement.Kind.OTHER, List.of(),
                new Location(10, 50, Location.Kind.CENTRE, null, null, null), List.of(), merged ? "yahidne" : null);
    }

    /** Another zone, other parties, another name and no sources. */
    private static Theatre changed(Theatre old) {
        List<Theatre.Party> parties = List.of(old.parties().get(0),
                new Theatre.Party("atlantis", Map.of("en", "Atlantis"), "#009E73", "dots", "square"));
        return new Theatre(old.id(), Map.of("en", "Another name"), "Asia/Tokyo", old.invasionDate().minusYears(1),
                "P1D", parties, old.controls(), old.defaultView(), old.defaultDate(), old.firstDate().minusYears(1),
                old.lastDate(), Map.of("en", "Another disclaimer"), old.boundaryPolicy(), List.of(), old.stories());
    }
}
