package org.frontlinemap.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontlinemap.server.Requests.REPORTS;
import static org.frontlinemap.server.Requests.SETTLEMENTS;
import static org.frontlinemap.server.Requests.problem;

import java.util.Map;
import org.frontlinemap.server.RunningServer;
import org.frontlinemap.server.RunningServer.Answer;
import org.frontlinemap.server.ServerTest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What withdrawing an import takes with it, and what is told of it then. */
@ServerTest
class WithdrawnImportTest {

    private final RunningServer server;
    private final Imports imports;

    WithdrawnImportTest(RunningServer server) {
        this.server = server;
        this.imports = new Imports(server);
    }

    private String settlements(String... ids) {
        StringBuilder csv = new StringBuilder(
                "id,name_en,kind,lon,lat,point_source,point_licence,point_kind,point_accuracy_m\n");
        for (String id : ids) {
            csv.append(id).append(",Name of ").append(id).append(",village,36.").append(Math.abs(id.hashCode()) % 1000)
                    .append(",47.5,me,CC0-1.0,centre,100\n");
        }
        JsonNode recorded = imports.load(
                "{\"format\": \"settlements-csv\", \"mode\": \"all_or_nothing\", \"profile\": {}}", "places.csv",
                csv.toString());
        assertThat(recorded.get("state").asString()).as(recorded.toString()).isEqualTo("recorded");
        return recorded.get("id").asString();
    }

    private String report(String settlement) {
        Answer answer = server.sendJson("POST", REPORTS, """
                {"settlement": "%s", "claimant": "isw", "control": "ukraine", "basis": "assessed",
                 "valid_from": "2023-01-03", "published": "2023-01-03", "documents": [{"publisher": "Test"}]}"""
                .formatted(settlement));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().at("/reports/0/id").asString();
    }

    @Test
    void reportsOfOthersOnItsSettlementsAreHiddenOnlyIfThatIsAsked() {
        String id = settlements("one-place", "two-place", "unspoken-place");
        String posted = report("one-place");
        report("one-place");
        String imported = imports.load(Imports.options("all_or_nothing"), "a.csv",
                Imports.table("two-place,ukraine,2023-01-04")).get("id").asString();
        long head = server.head();
        JsonNode problem = problem(imports.delete(id, "test"), 409);
        assertThat(problem.get("field").asString()).isEqualTo("force");
        assertThat(problem.get("detail").asString()).contains("3 reports").contains("one-place").contains("two-place")
                .doesNotContain("unspoken-place");
        assertThat(server.head()).isEqualTo(head);

        assertThat(imports.delete(imported, "test").status()).isEqualTo(200);
        assertThat(problem(imports.delete(id, "test"), 409).get("detail").asString()).contains("2 reports")
                .doesNotContain("two-place");
        assertThat(server.get(REPORTS + "/" + posted).status()).isEqualTo(200);
        assertThat(imports.delete(id, "test&force=true").status()).isEqualTo(200);
        assertThat(server.get(SETTLEMENTS + "/one-place").status()).isEqualTo(404);
    }

    @Test
    void settlementsThatNobodyElseSpokeOfAreWithdrawnAtOnce() {
        String id = settlements("quiet-place");
        assertThat(imports.delete(id, "test").status()).isEqualTo(200);
        String own = imports.load(Imports.options("all_or_nothing"), "a.csv",
                Imports.table("siversk,ukraine,2023-01-05")).get("id").asString();
        assertThat(imports.delete(own, "test").status()).as("of settlements that stay").isEqualTo(200);
    }

    @Test
    void theImportTellsItsDocumentAndWhyItWasWithdrawn() {
        JsonNode recorded = imports.load("""
                {"format": "reports-csv", "mode": "all_or_nothing", "document": {"publisher": "A Publisher",
                 "title": "A title"}, "profile": {"defaults": {"note": "kept to ourselves"}}}""", "a.csv",
                "settlement,claimant,control,basis,valid_from,published\n"
                        + "siversk,isw,ukraine,assessed,2023-01-06,2023-01-06\n");
        String id = recorded.get("id").asString();
        assertThat(recorded.get("state").asString()).as(recorded.toString()).isEqualTo("recorded");
        assertThat(recorded.at("/document/publisher").asString()).isEqualTo("A Publisher");
        assertThat(recorded.at("/profile/defaults/note").asString()).isEqualTo("kept to ourselves");
        assertThat(recorded.get("withdrawn").isNull()).isTrue();
        assertThat(recorded.get("withdrawn_reason").isNull()).isTrue();
        for (String path : new String[] {"/imports/" + id, "/imports"}) {
            assertThat(server.get(path).text()).contains(id).doesNotContain("kept to ourselves");
        }
        long position = imports.delete(id, "mistaken").json().get("position").asLong();
        assertThat(imports.get(id).get("withdrawn").asLong()).isEqualTo(position);
        assertThat(imports.get(id).get("withdrawn_reason").asString()).isEqualTo("mistaken");
    }

    @Test
    void rowsAreCountedExactlyAtTheEndOfReading(@org.junit.jupiter.api.io.TempDir java.nio.file.Path folder)
            throws java.io.IOException {
        JobFolder own = new JobFolder(folder);
        own.create();
        ImportJob job = new ImportJob(java.util.UUID.randomUUID(), "author", java.time.Instant.EPOCH,
                new ImportOptions(Imports.CSV, null, null, null, null, null), java.util.List.of(), own, false);
        try (JobIntake intake = new JobIntake(job, new Space(folder, 1 << 20),
                new ReportCaps(server.bean(ImportSettings.class)),
                new WithdrawnBefore(server.bean(org.frontlinemap.geodata.snapshot.Snapshots.class).current()))) {
            intake.accepted(3);
            intake.findings(1, Map.of());
        }
        assertThat(job.rows().read()).isEqualTo(3);
    }
}
