package org.frontlinemap.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.frontlinemap.geodata.RecordJson;
import org.frontlinemap.geodata.report.Document;
import org.frontlinemap.importing.reading.Format;
import org.frontlinemap.importing.reading.ImportRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guide names every format, and every profile in it is one that the format takes. */
class ImportGuideTest {

    private static final Pattern EXAMPLE = Pattern.compile("```json (\\S+)\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path folder;

    @Test
    void everyProfileOfTheGuideIsTaken() throws IOException {
        String guide = Files.readString(Path.of("src/docs/imports.md"));
        List<MatchResult> examples = EXAMPLE.matcher(guide).results().toList();
        Document document = new Document("Publisher", null, URI.create("https://example.org/"), null, null, null, null);
        try (RealLedger ledger = RealLedger.silent(folder)) {
            for (MatchResult example : examples) {
                Format format = ImportFormats.all().stream().filter(each -> each.id().equals(example.group(1))).findFirst()
                        .orElseThrow();
                String claimant = format.claimant() == Format.ClaimantUse.REQUIRED ? "isw" : null;
                assertThatCode(() -> format.reader(new ImportRequest(claimant, document,
                        RecordJson.parse(example.group(2)), List.of("ukraine", "russia"), ZoneId.of("Europe/Kyiv"),
                        Instant.now()), ledger.known())).as(example.group(1)).doesNotThrowAnyException();
            }
        }
        Set<String> named = ImportFormats.all().stream().map(Format::id).collect(Collectors.toCollection(TreeSet::new));
        assertThat(named).allSatisfy(id -> assertThat(guide).contains('`' + id + '`'));
        assertThat(examples).hasSizeGreaterThan(7);
    }
}
