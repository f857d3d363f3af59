package org.frontlinemap.server;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Verdicts as answers say them, to compare them. */
public final class Verdicts {

    private Verdicts() {
    }

    /** Control, agreement and claimed control. */
    public static List<String> said(JsonNode verdict) {
        return List.of(verdict.get("control").asString(), verdict.get("agreement").asString(),
                verdict.get("claimed_control").asString("null"));
    }

    /** The verdict on every settlement of a reading, by id. */
    public static Map<String, List<String>> all(RunningServer server, String reading) {
        Map<String, List<String>> verdicts = new TreeMap<>();
        Features.of(server.get(Requests.SETTLEMENTS + "?limit=10000&" + reading)).all().forEach(feature ->
                verdicts.put(feature.get("id").asString(), said(feature.get("properties"))));
        return verdicts;
    }
}
