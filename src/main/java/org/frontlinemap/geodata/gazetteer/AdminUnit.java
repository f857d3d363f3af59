package org.frontlinemap.geodata.gazetteer;

import java.util.Map;
import org.frontlinemap.geodata.Check;
import org.frontlinemap.geodata.InvalidRecordException;

/**
 * A unit that a settlement lies in.
 *
 * @param level 1 (in Ukraine: oblast), 2 (raion) or 3 (hromada)
 * @param code  P-code; null if not known
 * @param name  by language (BCP 47); may be empty
 */
public record AdminUnit(int level, String code, Map<String, String> name) {

    public AdminUnit {
        if (level < 1 || level > 3) {
            throw new InvalidRecordException("admin.level", Integer.toString(level), "must be 1, 2 or 3");
        }
        code = Check.optionalText("admin.code", code, 20);
        name = name == null ? Map.of() : Map.copyOf(name);
    }
}
