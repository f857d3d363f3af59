package org.frontlinemap.page;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The page's English words for a reading of the server. */
final class Held {

    private static final Map<String, String> WORDS = Map.of("unknown", "No settled report of control",
            "contested", "Reported contested", "russia", "Reported held by Russia", "ukraine", "Reported held by Ukraine");

    private Held() {
    }

    /** @param properties of a settlement */
    static String words(JsonNode properties) {
        String words = WORDS.get(properties.get("control").asString());
        boolean before = properties.path("rests_on").asString("").equals("baseline") && properties.get("reports_for").asInt() == 0;
        return before ? words.replaceFirst("^Reported held (by \\w+)$", "Held $1 before the first report") : words;
    }
}
