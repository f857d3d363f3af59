package org.frontlinemap.importing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.frontlinemap.geodata.RecordJson;
import org.frontlinemap.importing.reading.Intake;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** All there is to tell of an import as one JSON text, written without holding it. */
final class ImportReport {

    private static final JsonMapper JSON = new JsonMapper();

    private ImportReport() {
    }

    /** @param members what stands before the rejected rows and the notices */
    static void write(OutputStream out, Map<String, Object> members, JobFolder folder) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            members.forEach((name, value) -> {
                json.writeName(name);
                JSON.writeValue(json, value);
            });
            array(json, "rejected", folder.rejected(), line -> line.has("reason")
                    ? ImportJson.rejection(RecordJson.read(Intake.Rejection.class, line)) : null);
            array(json, "notices", folder.notices(),
                    line -> ImportJson.notice(RecordJson.read(Intake.Notice.class, line)));
            json.writeEndObject();
        }
    }

    private static void array(JsonGenerator json, String name, Path file,
            Function<tools.jackson.databind.JsonNode, Map<String, Object>> reader) throws IOException {
        json.writeName(name);
        json.writeStartArray();
        RowLog.each(file, line -> {
            Map<String, Object> item = reader.apply(line);
            if (item != null) {
                JSON.writeValue(json, item);
            }
        });
        json.writeEndArray();
    }
}
