package org.frontlinemap.page;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What the page is to say, in English, of the reading that the API gives. */
final class Headline {

    private static final Map<String, String> HELD = Map.of("unknown", "No settled report of control",
            "contested", "Reported contested", "russia", "Reported held by Russia",
            "ukraine", "Reported held by Ukraine");
    private static final Map<String, String> HELD_BEFORE = Map.of("russia", "Held by Russia before the first report",
            "ukraine", "Held by Ukraine before the first report");

    private Headline() {
    }

    /** @param properties of a settlement */
    static String of(JsonNode properties) {
        String control = properties.get("control").asString();
        boolean reportedByNobodySince = properties.get("rests_on").asString().equals("baseline")
                && properties.get("reports_for").asInt() == 0;
        return reportedByNobodySince ? HELD_BEFORE.getOrDefault(control, HELD.get(control)) : HELD.get(control);
    }
}
