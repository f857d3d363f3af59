package org.frontlinemap.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frontlinemap.server.Requests.REPORTS;
import static org.frontlinemap.server.Requests.SETTLEMENTS;
import static org.frontlinemap.server.Requests.assertRefused;

import java.io.StringReader;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.frontlinemap.server.Features;
import org.frontlinemap.server.RunningServer;
import org.frontlinemap.server.RunningServer.Answer;
import org.frontlinemap.server.ServerTest;
import org.frontlinemap.server.Verdicts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@ServerTest
class StatisticsOverTimeTest {

    private static final ZoneId KYIV = ZoneId.of("Europe/Kyiv");
    private static final List<String> DAYS = List.of("2022-12-01", "2022-12-02", "2023-01-15", "2023-02-25", "2023-02-26",
            "2023-03-26", "2023-05-21", "2023-06-30");

    private static List<JsonNode> rows(String query, RunningServer server) {
        Answer answer = server.get("/statistics?" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().get("rows").valueStream().toList();
    }

    @ParameterizedTest
    @CsvSource({"total, then, conceded@1", "total, 2023-03-01, conceded@1", "adm3, then, latest@1",
        "adm3, 2023-07-01, conceded@1", "adm1, then, according-to:party:russia"})
    void eachDayCountsAsItsSettlementsDo(String by, String known, String rule, RunningServer server) {
        List<JsonNode> rows = rows("known=" + known + "&by=" + by + "&rule=" + rule, server);
        assertThat(rows.stream().map(row -> row.get("date").asString()).distinct().toList()).isEqualTo(
                LocalDate.parse("2022-12-01").datesUntil(LocalDate.parse("2023-07-01")).map(LocalDate::toString).toList());
        for (String day : DAYS) {
            Map<String, Integer> counted = new TreeMap<>();
            Features.of(server.get(SETTLEMENTS + "?limit=10000&datetime=" + day + "&rule=" + rule + "&known="
                    + (known.equals("then") ? day : known))).all().forEach(feature -> {
                        JsonNode place = feature.get("properties");
                        counted.merge((by.equals("total") ? null : place.get(by + "_code").asString(null)) + " "
                                + place.get("control").asString() + " " + place.get("agreement").asString(), 1, Integer::sum);
                    });
            Map<String, Integer> stated = rows.stream().filter(row -> row.get("date").asString().equals(day))
                    .collect(Collectors.toMap(row -> row.get("area_code").asString(null) + " "
                            + row.get("control").asString() + " " + row.get("agreement").asString(),
                            row -> row.get("settlements").asInt()));
            assertThat(stated).as(day).isEqualTo(counted);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"then", "2023-03-10", "2024-12-01"})
    void populationsAreThoseOfTheSettlementsOfEachDayKindByKind(String known, RunningServer server) {
        Map<String, List<JsonNode>> byDay = rows("known=" + known, server).stream()
                .collect(Collectors.groupingBy(row -> row.get("date").asString()));
        for (String day : List.of("2022-12-15", "2023-01-15", "2023-02-25", "2023-02-26", "2023-03-07", "2023-03-26",
                "2023-06-30")) {
            List<JsonNode> places = Features.of(server.get(SETTLEMENTS + "?limit=10000&datetime=" + day + "&known="
                    + (known.equals("then") ? day : known))).all();
            for (JsonNode row : byDay.get(day)) {
                List<JsonNode> members = places.stream().map(place -> place.get("properties")).filter(place ->
                        place.get("control").equals(row.get("control"))
                                && place.get("agreement").equals(row.get("agreement"))).toList();
                assertThat(row.get("settlements").asInt()).isEqualTo(members.size());
                for (String when : List.of("before", "latest")) {
                    Map<String, List<JsonNode>> ofKind = members.stream()
                            .filter(place -> !place.get("pop_" + when + "_kind").isNull())
                            .collect(Collectors.groupingBy(place -> place.get("pop_" + when + "_kind").asString()));
                    assertThat(row.get("without_population_" + when).asInt()).as(day + row)
                            .isEqualTo(members.size() - ofKind.values().stream().mapToInt(List::size).sum());
                    assertThat(row.get("population_" + when).size()).as(day + row).isEqualTo(ofKind.size());
                    for (JsonNode total : row.get("population_" + when)) {
                        List<JsonNode> figures = ofKind.get(total.get("kind").asString());
                        assertThat(total.get("settlements").asInt()).as(day + row).isEqualTo(figures.size());
                        assertThat(total.get("low").asLong()).as(day + row).isEqualTo(
                                figures.stream().mapToLong(place -> low(place, "pop_" + when)).sum());
                        assertThat(total.get("high").asString("none")).as(day + row).isEqualTo(
                                figures.stream().anyMatch(place -> isOpen(place, "pop_" + when)) ? "none" : Long.toString(
                                        figures.stream().mapToLong(place -> high(place, "pop_" + when)).sum()));
                    }
                }
            }
        }
    }

    private static boolean isOpen(JsonNode place, String name) {
        return place.get(name + "_qualifier").asString().equals("more_than");
    }

    private static long low(JsonNode place, String name) {
        long value = place.get(name).asLong();
        return switch (place.get(name + "_qualifier").asString()) {
            case "more_than" -> value + 1;
            case "fewer_than" -> 0;
            default -> value;
        };
    }

    private static long high(JsonNode place, String name) {
        return place.get(name).asLong() - (place.get(name + "_qualifier").asString().equals("fewer_than") ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({"then, 2023-02-25, 24001, none", "then, 2023-02-26, 5000, 5000", "then, 2023-03-07, 0, 3999",
        "2022-12-31, 2023-03-07, 24001, none", "2024-12-01, 2023-03-15, 0, 3999", "2024-12-01, 2023-05-31, 500, 500"})
    void aFigureCountsFromTheDayItStandsForAndThenFromWhenItWasKnown(String known, String day, String low, String high,
            RunningServer server) {
        List<JsonNode> rows = rows("bbox=37.95,48.57,38.05,48.62&from=2023-01-01&to=2023-06-30&known=" + known, server);
        List<JsonNode> remaining = rows.stream().filter(row -> row.get("date").asString().equals(day))
                .flatMap(row -> row.get("population_latest").valueStream())
                .filter(total -> total.get("kind").asString().equals("remaining")).toList();
        assertThat(remaining).hasSize(1);
        assertThat(remaining.get(0).get("settlements").asInt()).isEqualTo(1);
        assertThat(remaining.get(0).get("low").asString()).isEqualTo(low);
        assertThat(remaining.get(0).get("high").asString("none")).isEqualTo(high);
    }

    @ParameterizedTest
    @ValueSource(strings = {"known=then&by=total", "by=adm3&known=2023-03-01&step=week", "step=month&without=isw"})
    void theTableSaysTheSame(String query, RunningServer server) throws Exception {
        Answer csv = server.get("/statistics?f=csv&" + query);
        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        assertThat(csv.header("Content-Disposition")).startsWith("attachment; filename=\"statistics");
        List<CSVRecord> table = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get()
                .parse(new StringReader(csv.text())).getRecords();
        List<JsonNode> rows = rows(query, server);
        assertThat(table).hasSameSizeAs(rows).isNotEmpty();
        for (int i = 0; i < rows.size(); i++) {
            for (String name : List.of("date", "area_code", "area", "control", "agreement", "settlements",
                    "without_population_before", "without_population_latest")) {
                assertThat(table.get(i).get(name)).as(name).isEqualTo(rows.get(i).get(name).asString(""));
            }
            for (String figure : List.of("before_census", "before_estimate", "latest_census", "latest_estimate",
                    "latest_remaining")) {
                String[] part = figure.split("_");
                JsonNode total = rows.get(i).get("population_" + part[0]).valueStream()
                        .filter(each -> each.get("kind").asString().equals(part[1])).findFirst().orElse(null);
                for (String bound : List.of("low", "high")) {
                    assertThat(table.get(i).get("pop_" + figure + "_" + bound))
                            .isEqualTo(total == null ? "" : total.get(bound).asString(""));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"day, 2023-02-26 2023-02-27 2023-02-28 2023-03-01", "week, 2023-01-31 2023-02-07 2023-02-14 2023-02-21",
        "month, 2023-01-31 2023-02-28 2023-03-31 2023-04-30"})
    void daysAreTheirStepApart(String step, String dates, RunningServer server) {
        List<String> expected = List.of(dates.split(" "));
        List<JsonNode> rows = rows("step=" + step + "&from=" + expected.get(0) + "&to=" + expected.get(3), server);
        assertThat(rows.stream().map(row -> row.get("date").asString()).distinct().toList()).isEqualTo(expected);
        assertThat(rows).allSatisfy(row -> assertThat(Instant.parse(row.get("datetime").asString()))
                .isEqualTo(LocalDate.parse(row.get("date").asString()).plusDays(1).atStartOfDay(KYIV).toInstant()));
    }

    @ParameterizedTest
    @CsvSource({"from=2023-02, from, 2023-02", "to=soon, to, soon", "from=2023-03-01&to=2023-02-01, to, 2023-02-01",
        "from=1900-01-01&to=2023-01-01, to, 2023-01-01", "step=year, step, year", "by=adm4, by, adm4", "f=xml, f, xml",
        "known=now, known, now", "datetime=2023-02-26, datetime, 2023-02-26", "rule=best, rule, best",
        "position=-1, position, -1"})
    void aParameterItCannotReadIsRefusedByName(String query, String name, String value, RunningServer server) {
        assertRefused(server.get("/statistics?" + query), 400, name, value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2023-03-01", "2023-07-01"})
    void theTimelineSumsUpReportsAndChanges(String known, RunningServer server) {
        JsonNode timeline = server.get("/timeline?from=2023-01-01&to=2023-06-30&known=" + known).json();
        Map<String, Integer> reports = new TreeMap<>();
        Features.of(server.get(REPORTS + "?limit=10000&datetime=2023-06-30&known=" + known)).all().stream()
                .map(feature -> feature.get("properties"))
                .filter(report -> report.get("valid_from").asString().length() >= "2023-01-01".length())
                .forEach(report -> reports.merge(day(report.get("valid_latest").asString()), 1, Integer::sum));
        Map<String, Integer> changes = new TreeMap<>();
        server.get("/changes?axis=valid&limit=1000&to=2023-06-30&known=" + known).json().get("changes")
                .forEach(change -> changes.merge(day(change.get("at").asString()), 1, Integer::sum));
        assertThat(timeline.get("days").size()).isEqualTo(181);
        for (JsonNode line : timeline.get("days")) {
            String date = line.get("date").asString();
            assertThat(line.get("reports").asInt()).as(date).isEqualTo(reports.getOrDefault(date, 0));
            assertThat(line.get("changes").asInt()).as(date).isEqualTo(changes.getOrDefault(date, 0));
        }
        assertThat(timeline.get("days").valueStream().mapToInt(line -> line.get("changes").asInt()).sum()).isPositive();
    }

    @Test
    void asKnownThenADayWithoutChangesEndsAsTheOneBeforeItDid(RunningServer server) {
        JsonNode days = server.get("/timeline?from=2023-02-10&to=2023-03-10&known=then").json().get("days");
        int quiet = 0;
        Map<String, List<String>> before = null;
        for (JsonNode line : days) {
            String date = line.get("date").asString();
            Map<String, List<String>> verdicts = Verdicts.all(server, "datetime=" + date + "&known=" + date);
            if (before != null) {
                Map<String, List<String>> last = before;
                long changed = verdicts.keySet().stream().filter(id -> !verdicts.get(id).equals(last.get(id))).count();
                assertThat(line.get("changes").asLong()).as(date).isGreaterThanOrEqualTo(changed);
                quiet += line.get("changes").asInt() == 0 ? 1 : 0;
                assertThat(line.get("changes").asInt() == 0).isEqualTo(changed == 0);
            }
            before = verdicts;
        }
        assertThat(quiet).isBetween(1, days.size() - 2);
    }

    @Test
    void asKnownThenADaysReportsAreThosePublishedByItsEnd(RunningServer server) {
        JsonNode days = server.get("/timeline?from=2023-02-10&to=2023-03-10&known=then").json().get("days");
        int later = 0;
        for (JsonNode line : days) {
            String date = line.get("date").asString();
            assertThat(line.get("reports").asLong()).as(date).isEqualTo(reportsOf(date, date, server));
            later += reportsOf(date, "2024-01-01", server) > line.get("reports").asLong() ? 1 : 0;
        }
        assertThat(later).isPositive();
    }

    private static long reportsOf(String date, String known, RunningServer server) {
        return Features.of(server.get(REPORTS + "?limit=10000&datetime=" + date + "&known=" + known)).all().stream()
                .map(feature -> feature.get("properties"))
                .filter(report -> report.get("valid_from").asString().length() >= date.length())
                .filter(report -> day(report.get("valid_latest").asString()).equals(date)).count();
    }

    private static String day(String instant) {
        return LocalDate.ofInstant(Instant.parse(instant).minusMillis(1), KYIV).toString();
    }
}
