package org.frontlinemap.timelines;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Timelines in columns as a client reads them, by nothing but what the description of the API says. */
final class Columns {

    private final JsonNode json;
    private final List<List<String>> states = new ArrayList<>();

    Columns(JsonNode json) {
        this.json = json;
        json.get("states").forEach(state -> states.add(Arrays.asList(state.get(0).asString(), state.get(1).asString(),
                state.get(2).asString("null"))));
    }

    int count() {
        return json.get("count").asInt();
    }

    List<String> texts(String column) {
        List<String> texts = json.get(column).valueStream().map(JsonNode::asString).toList();
        assertThat(texts).hasSize(count());
        return texts;
    }

    List<Integer> numbers(String column) {
        List<Integer> numbers = new ArrayList<>();
        json.get(column).forEach(number -> numbers.add(number.isNull() ? null : number.asInt()));
        assertThat(numbers).hasSize(count());
        return numbers;
    }

    /** What indexes of a column stand for; null for -1. */
    List<String> words(String column, String dictionary) {
        List<String> words = new ArrayList<>();
        numbers(column).forEach(index -> words.add(index < 0 ? null : json.get(dictionary).get(index).asString()));
        return words;
    }

    /** Degrees; null where there is no point. */
    List<Double> degrees(String column) {
        List<Double> degrees = new ArrayList<>();
        int last = 0;
        for (Integer difference : numbers(column)) {
            last += difference == null ? 0 : difference;
            degrees.add(difference == null ? null : last / 1e5);
        }
        return degrees;
    }

    Set<Integer> stale() {
        List<Integer> rows = new ArrayList<>();
        json.get("stale").forEach(row -> rows.add(row.asInt()));
        assertThat(rows).isSorted();
        return new HashSet<>(rows);
    }

    List<List<String>> now() {
        return numbers("now").stream().map(states::get).toList();
    }

    /** Of each settlement, from which instant on the verdict stood how. */
    List<TreeMap<Instant, List<String>>> courses() {
        List<Instant> times = new ArrayList<>();
        double last = 0;
        for (JsonNode difference : json.get("times")) {
            last += difference.asDouble();
            times.add(Instant.ofEpochMilli(Math.round(last * 1000)));
        }
        assertThat(times).isSorted().doesNotHaveDuplicates();
        List<Integer> first = numbers("first");
        List<Integer> steps = numbers("steps");
        List<TreeMap<Instant, List<String>>> courses = new ArrayList<>();
        int entry = 0;
        for (int row = 0; row < count(); row++) {
            TreeMap<Instant, List<String>> course = new TreeMap<>();
            course.put(Instant.MIN, states.get(first.get(row)));
            int at = 0;
            for (int step = 0; step < steps.get(row); step++, entry++) {
                at += json.get("at").get(entry).asInt();
                List<String> state = states.get(json.get("state").get(entry).asInt());
                assertThat(state).isNotEqualTo(course.lastEntry().getValue());
                course.put(times.get(at), state);
            }
            courses.add(course);
        }
        assertThat(json.get("at").size()).isEqualTo(entry);
        assertThat(json.get("state").size()).isEqualTo(entry);
        return courses;
    }
}
