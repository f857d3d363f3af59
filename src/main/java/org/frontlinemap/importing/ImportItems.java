package org.frontlinemap.importing;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.frontlinemap.format.Link;
import org.frontlinemap.geodata.RecordJson;
import org.frontlinemap.geodata.snapshot.ImportView;
import org.frontlinemap.geodata.snapshot.Page;
import org.frontlinemap.geodata.snapshot.Snapshots;
import org.frontlinemap.importing.reading.Format;
import org.frontlinemap.recording.Writer;
import org.frontlinemap.web.Addresses;
import org.frontlinemap.web.Paging;
import org.frontlinemap.web.QueryParameters;
import org.frontlinemap.web.RequestException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What can be imported, and the imports there are. */
@RestController
class ImportItems {

    private static final int USUAL = 100;
    private static final int MOST = 1_000;

    private final ImportJobs jobs;
    private final ImportSettings settings;
    private final Snapshots snapshots;

    ImportItems(ImportJobs jobs, ImportSettings settings, Snapshots snapshots) {
        this.jobs = jobs;
        this.settings = settings;
        this.snapshots = snapshots;
    }

    @GetMapping("/imports/formats")
    ResponseEntity<Map<String, Object>> formats(HttpServletRequest request) {
        new QueryParameters(request, List.of());
        List<Map<String, Object>> formats = new ArrayList<>();
        for (Format format : ImportFormats.all()) {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("id", format.id());
            members.put("description", format.description());
            members.put("claimant", format.claimant().name().toLowerCase(Locale.ROOT));
            formats.add(members);
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("formats", formats);
        body.put("most_bytes", settings.mostUpload().toBytes());
        body.put("most_files", Limits.MOST_FILES);
        return ResponseEntity.ok().header("Cache-Control", "no-cache").body(body);
    }

    @GetMapping("/imports")
    ResponseEntity<Map<String, Object>> list(HttpServletRequest request) {
        QueryParameters query = new QueryParameters(request, List.of(Paging.LIMIT, Paging.AFTER));
        boolean whole = Writer.mayWrite(request);
        Page<ImportJson> page = Paging.after(all(whole), ImportJson::id, query.text(Paging.AFTER),
                (int) Math.min(MOST, query.number(Paging.LIMIT, 1, Long.MAX_VALUE, USUAL)));
        List<Link> links = new ArrayList<>(List.of(new Addresses(request).self("application/json")));
        if (page.more()) {
            Map<String, String> next = new LinkedHashMap<>(query.given());
            next.put(Paging.AFTER, page.items().get(page.items().size() - 1).id());
            links.add(new Link("next", "application/json", "Next page", new Addresses(request).again(next)));
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("numberMatched", page.matched());
        body.put("numberReturned", page.items().size());
        body.put("links", links.stream().map(RecordJson::members).toList());
        body.put("imports", page.items().stream()
                .map(json -> json.members(whole, ImportLinks.of(json, whole, request))).toList());
        return ResponseEntity.ok().header("Cache-Control", "no-store").body(body);
    }

    private List<ImportJson> all(boolean whole) {
        return ImportJson.all(jobs.all(), snapshots.current()).stream().filter(json -> whole || json.isPublic()).toList();
    }

    @GetMapping("/imports/{id}")
    ResponseEntity<Map<String, Object>> one(@PathVariable String id, HttpServletRequest request) {
        new QueryParameters(request, List.of());
        ImportJson json = find(id);
        boolean whole = Writer.mayWrite(request);
        if (!whole && !json.isPublic()) {
            throw unknown(id);
        }
        return ResponseEntity.ok().header("Cache-Control", "no-store")
                .body(json.members(whole, ImportLinks.of(json, whole, request)));
    }

    @GetMapping("/imports/{id}/rejected")
    void rejected(@PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        new QueryParameters(request, List.of());
        ImportJob job = job(find(id));
        RejectedRows rows = RejectedRows.of(job);
        response.setContentType(rows.type());
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + rows.fileName() + "\"");
        rows.write(response.getOutputStream());
    }

    @GetMapping("/imports/{id}/report")
    void report(@PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        new QueryParameters(request, List.of());
        ImportJson json = find(id);
        ImportJob job = job(json);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        Map<String, Object> members = json.members(true, ImportLinks.of(json, true, request));
        members.remove("rejected_first");
        members.remove("notices_first");
        ImportReport.write(response.getOutputStream(), members, job.folder());
    }

    private ImportJson find(String id) {
        UUID wanted = QueryParameters.uuid("id", id);
        ImportJob job = jobs.find(wanted).orElse(null);
        ImportView recorded = ImportJobs.recorded(wanted, snapshots).orElse(null);
        if (job == null && recorded == null) {
            throw unknown(id);
        }
        return new ImportJson(job, recorded);
    }

    private static ImportJob job(ImportJson json) {
        if (json.job() == null) {
            throw RequestException.notFound("id", json.id(), "was recorded elsewhere: its rejected rows are not here");
        }
        if (json.job().phase().isActive()) {
            throw new RequestException(HttpStatus.CONFLICT, "id", json.id(), "is under way; ask again once it has ended");
        }
        return json.job();
    }

    private static RequestException unknown(String id) {
        return RequestException.notFound("id", id, "is no import here; one that is not recorded needs a token");
    }
}
