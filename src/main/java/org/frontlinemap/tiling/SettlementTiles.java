package org.frontlinemap.tiling;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.frontlinemap.format.Link;
import org.frontlinemap.format.VectorTile;
import org.frontlinemap.geodata.snapshot.SettlementQuery;
import org.frontlinemap.web.Asked;
import org.frontlinemap.web.Direct;
import org.frontlinemap.web.DirectAnswer;
import org.frontlinemap.web.Keeping;
import org.frontlinemap.web.Paging;
import org.frontlinemap.web.Reading;
import org.frontlinemap.web.Readings;
import org.frontlinemap.web.SettlementParameters;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /collections/settlements/tiles/WebMercatorQuad/{z}/{y}/{x}}. */
@RestController
class SettlementTiles implements Direct {

    private static final Pattern PATH =
            Pattern.compile("/collections/settlements/tiles/WebMercatorQuad/(\\d{1,9})/(\\d{1,9})/(\\d{1,9})");
    private static final String TYPE = "application/vnd.mapbox-vector-tile";
    private static final String LEFT_OUT = "Frontline-Left-Out";
    private static final List<String> PARAMETERS = Paging.with(Reading.PARAMETERS, "control", "agreement", "q");
    /** Some thousand tiles: those of one country near by, or of many readings far out. */
    private static final long KEPT_BYTES = 64_000_000;
    /** Twice as fast as 6 on tiles, and not larger. */
    private static final int LEVEL = 4;

    private final Readings readings;
    private final Keeping keeping = new Keeping(KEPT_BYTES, LEVEL);

    SettlementTiles(Readings readings) {
        this.readings = readings;
    }

    /** What of a request decides on a tile, besides its reading. */
    private record Wanted(Tile tile, SettlementQuery which) {
    }

    @Override
    public DirectAnswer answer(HttpServletRequest request) {
        Matcher path = PATH.matcher(request.getRequestURI().substring(request.getContextPath().length()));
        return path.matches() ? DirectAnswer.of(tile(path.group(1), path.group(2), path.group(3), request)) : null;
    }

    @GetMapping("/collections/settlements/tiles/WebMercatorQuad/{z}/{y}/{x}")
    ResponseEntity<byte[]> tile(@PathVariable String z, @PathVariable String y, @PathVariable String x,
            HttpServletRequest request) {
        Asked asked = readings.ask(request, PARAMETERS);
        Tile tile = Tile.of(z, y, x);
        SettlementQuery chosen = SettlementParameters.query(asked, null, Integer.MAX_VALUE);
        SettlementQuery which = new SettlementQuery(tile.boxes(), chosen.controls(), chosen.agreements(), chosen.text(),
                null, Integer.MAX_VALUE);
        ResponseEntity<byte[]> kept = keeping.answer(request, asked, TYPE, new Wanted(tile, which),
                asked.reading().asOf(), out -> {
            TilePoints points = TilePoints.of(tile, asked.snapshot(), asked.reading(), which);
            VectorTile.write(out, points.points(), points.leftOut());
            return new Keeping.Made(points.cell(), points.leftOut() == 0 ? Map.of()
                    : Map.of(LEFT_OUT, Integer.toString(points.leftOut())));
        });
        Link canonical = asked.canonical(TYPE, Map.of());
        return ResponseEntity.status(kept.getStatusCode()).headers(kept.getHeaders())
                .header(HttpHeaders.LINK, "<" + canonical.href() + ">; rel=\"" + canonical.rel() + "\"")
                .body(kept.getBody());
    }
}
