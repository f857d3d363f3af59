package org.frontlinemap.seeding;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/** Folders of theatres. */
final class Folders {

    private static final Path SHIPPED = Path.of("data");

    private Folders() {
    }

    /** A copy of the shipped data. */
    static Path copy(Path folder) throws IOException {
        FileSystemUtils.copyRecursively(SHIPPED, folder);
        return folder;
    }

    /** Replaces the first occurrence of a text that must be there; with a null for the file's end. */
    static void replace(Path file, String old, String replacement) throws IOException {
        String text = Files.readString(file);
        if (old != null && !text.contains(old)) {
            throw new AssertionError(file + " has no " + old);
        }
        int at = old == null ? text.length() : text.indexOf(old);
        int end = old == null ? at : at + old.length();
        Files.writeString(file, text.substring(0, at) + replacement + text.substring(end));
    }

    /** A theatre of two invented parties and three settlements in another zone. */
    static Path invented(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("theatre.json"), """
                {"id": "two-valleys", "name": {"en": "Two valleys"}, "time_zone": "Asia/Kathmandu",
                 "invasion_date": "2024-01-01", "stale_after": "P10D",
                 "parties": [
                   {"id": "uplands", "name": {"en": "Uplands"}, "color": "#0072B2", "hatch": "none", "shape": "circle"},
                   {"id": "lowlands", "name": {"en": "Lowlands"}, "color": "#D55E00", "hatch": "diagonal",
                    "shape": "square"}],
                 "controls": {"contested": {"color": "#CC79A7", "shape": "diamond", "hatch": "cross"},
                              "none": {"color": "#009E73", "shape": "triangle", "hatch": "dots"},
                              "unknown": {"color": "#8A8A8A", "shape": "ring", "hatch": "none"}},
                 "default_view": {"lon": 85.0, "lat": 28.0, "zoom": 9}, "default_date": null,
                 "first_date": "2024-01-01", "last_date": null, "disclaimer": {"en": "Invented."},
                 "boundary_policy": {"en": "None."}, "attribution": []}
                """);
        Files.writeString(folder.resolve("claimants.csv"), """
                id,name_en,name_uk,kind,side,side_from,side_source
                watchers,The Watchers,,analyst,independent,,
                upland-guard,Upland Guard,,force,uplands,,
                """);
        Files.writeString(folder.resolve("settlements.csv"), """
                id,kind,name_en,name_uk,name_ru,katottg,pcode,adm1_code,adm1_en,adm1_uk,adm2_code,adm2_en,adm2_uk,\
                adm3_code,adm3_en,adm3_uk,lon,lat,point_kind,point_accuracy_m,point_source,point_licence
                high,village,High,,,,,,,,,,,,,,85.1,28.1,centre,100,invented,CC0-1.0
                middle,town,Middle,,,,,,,,,,,,,,85,28,centre,100,invented,CC0-1.0
                low,village,Low,,,,,,,,,,,,,,-179.9,-28.1234567,centre,100,invented,CC0-1.0
                """);
        Files.writeString(folder.resolve("names.csv"), "settlement,language,text,kind,claimant,from,until,source\n");
        Files.writeString(folder.resolve("documents.csv"), """
                key,id,publisher,title,url,language,published,archive_url,archive_sha256
                bulletin,,The Watchers,,https://example.org/,en,2024-05-01,,
                """);
        Files.writeString(folder.resolve("reports.csv"), """
                id,settlement,claimant,control,basis,inference,extent,valid_from,published,documents,source_label,note
                ,high,watchers,uplands,assessed,stated,whole,2024-05-01,2024-05-01,bulletin,,
                ,middle,watchers,lowlands,assessed,stated,whole,2024-05-01,2024-05-01,bulletin,,
                ,middle,upland-guard,uplands,party_claim,stated,whole,2024-05-02,2024-05-02,bulletin,,
                """);
        Files.writeString(folder.resolve("population.csv"), """
                id,settlement,kind,value,lower,upper,qualifier,scope,reference,published,document,visibility,note
                ,middle,census,,100,200,between,whole,2020,,bulletin,public,
                """);
        return folder;
    }
}
