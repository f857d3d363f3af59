package org.frontlinemap.format;

import java.io.OutputStream;
import java.util.List;
import org.frontlinemap.geodata.snapshot.ControlPeriod;

/** How the verdict on a settlement went, as JSON. Thread-safe. */
public final class HistoryJson {

    private HistoryJson() {
    }

    /** The periods, oldest first, half-open. */
    public static void write(OutputStream out, Heading heading, String settlement, List<ControlPeriod> periods) {
        JsonOutput.write(out, json -> json.object(() -> {
            json.text("settlement", settlement);
            Headings.write(json, heading);
            json.array("periods", periods, period -> json.object(() -> {
                json.time("from", period.from());
                json.time("until", period.until());
                json.text("control", period.control().id());
                json.word("agreement", period.agreement());
                json.text("claimed_control", period.claimed() == null ? null : period.claimed().id());
                json.array("opened_by", period.openedBy(), id -> json.item(id.toString()));
            }));
        }));
    }
}
