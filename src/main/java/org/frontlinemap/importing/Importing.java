package org.frontlinemap.importing;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.frontlinemap.geodata.ledger.Batch;
import org.frontlinemap.geodata.ledger.Import;
import org.frontlinemap.geodata.ledger.Ledger;
import org.frontlinemap.geodata.snapshot.Snapshots;
import org.frontlinemap.recording.Recorder;
import org.frontlinemap.recording.Writer;
import org.frontlinemap.web.BodyFields;
import org.frontlinemap.web.JsonBody;
import org.frontlinemap.web.ProblemBody;
import org.frontlinemap.web.QueryParameters;
import org.frontlinemap.web.RequestException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Brings files in, decides on what they come to, and withdraws what was recorded. */
@RestController
class Importing {

    private static final String OPTIONS = "options";
    private static final String FILE = "file";
    /** Of a refused body, so much is still read that most clients see the answer. */
    private static final int SWALLOWED = 4 << 20;
    /** Each holds a thread for as long as its sender likes. */
    private static final int MOST_AT_ONCE = 4;
    private static final int RETRY_SECONDS = 30;

    private final ImportJobs jobs;
    private final ImportSettings settings;
    private final Snapshots snapshots;
    private final Recorder recorder;
    private final Clock clock;
    private final Semaphore uploads = new Semaphore(MOST_AT_ONCE);

    Importing(ImportJobs jobs, ImportSettings settings, Snapshots snapshots, Recorder recorder, Clock clock) {
        this.jobs = jobs;
        this.settings = settings;
        this.snapshots = snapshots;
        this.recorder = recorder;
        this.clock = clock;
    }

    @PostMapping("/imports")
    ResponseEntity<Map<String, Object>> post(HttpServletRequest request) throws IOException {
        MultipartBody.require(request); // before parameters are looked for, which a form's body would hold
        new QueryParameters(request, List.of());
        long most = settings.mostUpload().toBytes();
        if (request.getContentLengthLong() > Math.max(most, SWALLOWED)) {
            throw MultipartBody.tooLarge(most); // what is to come would not be waited for
        }
        if (!uploads.tryAcquire()) {
            return busy();
        }
        try {
            return take(request);
        } finally {
            uploads.release();
        }
    }

    private static ResponseEntity<Map<String, Object>> busy() {
        String why = MOST_AT_ONCE + " files are being brought already; try again when one of them is here";
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .header("Cache-Control", "no-store").header("Retry-After", Integer.toString(RETRY_SECONDS))
                .body(ProblemBody.of(HttpStatus.SERVICE_UNAVAILABLE, why, List.of()));
    }

    private ResponseEntity<Map<String, Object>> take(HttpServletRequest request) throws IOException {
        UUID id = Batch.newId();
        JobFolder folder = JobFolder.of(jobs.root(), id);
        boolean kept = false;
        try {
            folder.create();
            jobs.space().requireRoomFor(Math.max(0, request.getContentLengthLong()));
            FileIntake files = new FileIntake(folder, jobs.space());
            ImportOptions options = read(request, files);
            ImportJob job = new ImportJob(id, Writer.author(request), clock.instant().truncatedTo(ChronoUnit.MILLIS),
                    options, files.files(), folder, true);
            jobs.submit(job);
            kept = true;
            return answer(HttpStatus.ACCEPTED, job, request);
        } catch (RefusedFileException refused) {
            throw new RequestException(HttpStatus.UNPROCESSABLE_CONTENT, FILE, refused.file(), refused.getMessage());
        } catch (Space.UsedUpException full) {
            throw new RequestException(HttpStatus.INSUFFICIENT_STORAGE, FILE, null,
                    "cannot be stored: " + full.getMessage());
        } finally {
            if (!kept) {
                folder.remove();
                jobs.space().measure();
                swallow(request);
            }
        }
    }

    private ImportOptions read(HttpServletRequest request, FileIntake files) throws IOException {
        OptionsReader reader = new OptionsReader(snapshots.current(), clock);
        ImportOptions[] options = new ImportOptions[1];
        MultipartBody.read(request, settings.mostUpload().toBytes(), (name, fileName, in) -> {
            if (name.equals(OPTIONS) && options[0] == null) {
                byte[] bytes = in.readNBytes(JsonBody.MOST_BYTES + 1);
                if (bytes.length > JsonBody.MOST_BYTES) {
                    throw new RequestException(HttpStatus.CONTENT_TOO_LARGE, OPTIONS, null,
                            "must have at most " + JsonBody.MOST_BYTES + " bytes");
                }
                options[0] = reader.read(JsonBody.object(bytes));
            } else if (name.equals(FILE) && fileName != null) {
                requireName(fileName);
                files.add(fileName, in);
            } else {
                throw new RequestException(HttpStatus.BAD_REQUEST, name, null, name.equals(FILE)
                        ? "must be a file with a name" : name.equals(OPTIONS) ? "is given twice"
                        : "is no part of this body; it has options and one or more of file");
            }
        });
        if (options[0] == null) {
            throw new RequestException(HttpStatus.BAD_REQUEST, OPTIONS, null, "is required: what the files are");
        }
        if (files.files().isEmpty()) {
            throw new RequestException(HttpStatus.BAD_REQUEST, FILE, null, "is required, at least one");
        }
        return options[0];
    }

    private static void requireName(String fileName) {
        try {
            FileIntake.lastPart(fileName);
        } catch (RefusedFileException refused) {
            throw new RequestException(HttpStatus.BAD_REQUEST, FILE, fileName, refused.getMessage());
        }
    }

    private static void swallow(HttpServletRequest request) {
        try {
            InputStream body = request.getInputStream();
            byte[] some = new byte[1 << 16];
            int left = SWALLOWED;
            for (int read = body.read(some); read > 0 && left > 0; read = body.read(some)) {
                left -= read;
            }
        } catch (IOException gone) {
            // then nobody waits for the answer
        }
    }

    @PostMapping("/imports/{id}/record")
    ResponseEntity<Map<String, Object>> record(@PathVariable String id, HttpServletRequest request)
            throws IOException {
        BodyFields fields = new BodyFields(JsonBody.object(JsonBody.bytes(request)));
        new QueryParameters(request, List.of());
        ImportJob job = job(id);
        Import.Mode mode = fields.word(Import.Mode.class, "mode", null);
        fields.requireSound();
        if (!jobs.record(job, mode, Writer.author(request))) {
            throw conflict(job, "does not wait for a decision");
        }
        return answer(HttpStatus.ACCEPTED, job, request);
    }

    @PostMapping("/imports/{id}/cancel")
    ResponseEntity<Map<String, Object>> cancel(@PathVariable String id, HttpServletRequest request)
            throws IOException {
        new QueryParameters(request, List.of());
        ImportJob job = job(id);
        if (!jobs.cancel(job)) {
            throw conflict(job, "can no longer be cancelled");
        }
        return answer(HttpStatus.ACCEPTED, job, request);
    }

    @PostMapping("/imports/{id}/resume")
    ResponseEntity<Map<String, Object>> resume(@PathVariable String id, HttpServletRequest request)
            throws IOException {
        new QueryParameters(request, List.of());
        ImportJob job = job(id);
        if (!jobs.resume(job)) {
            throw conflict(job, job.holdsFiles() ? "was not cut short"
                    : "cannot be begun anew: its files were given back for want of space");
        }
        return answer(HttpStatus.ACCEPTED, job, request);
    }

    @DeleteMapping("/imports/{id}")
    ResponseEntity<Map<String, Object>> delete(@PathVariable String id, HttpServletRequest request)
            throws IOException {
        QueryParameters query = new QueryParameters(request, List.of("reason", "force"));
        boolean force = query.flag("force");
        UUID wanted = QueryParameters.uuid("id", id);
        Map<String, Object> body = new LinkedHashMap<>();
        if (ImportJobs.recorded(wanted, snapshots).isEmpty()) {
            ImportJob job = job(id);
            if (!jobs.discard(job)) {
                throw conflict(job, "is under way; cancel it first");
            }
            body.put("discarded", id);
        } else {
            if (!query.has("reason")) {
                throw RequestException.badParameter("reason", null, "is required: why the import is withdrawn");
            }
            String author = Writer.author(request);
            Ledger.Appended appended = recorder.record(author, Writer.retryKey(request, new byte[0]), snapshot ->
                    ImportWithdrawal.of(wanted, query.text("reason"), force, snapshot, author));
            body.put("position", appended.lastPosition());
            body.put("withdrawn", id);
        }
        return ResponseEntity.ok().header("Cache-Control", "no-store").body(body);
    }

    private ImportJob job(String id) {
        return jobs.find(QueryParameters.uuid("id", id))
                .orElseThrow(() -> RequestException.notFound("id", id, "is no import of this server"));
    }

    private static RequestException conflict(ImportJob job, String why) {
        return new RequestException(HttpStatus.CONFLICT, "id", job.id().toString(),
                why + ": it is " + job.phase().name().toLowerCase(java.util.Locale.ROOT));
    }

    private ResponseEntity<Map<String, Object>> answer(HttpStatus status, ImportJob job, HttpServletRequest request) {
        ImportJson json = new ImportJson(job, null);
        return ResponseEntity.status(status).location(URI.create(ImportLinks.self(json, request)))
                .header("Cache-Control", "no-store").body(json.members(true, ImportLinks.of(json, true, request)));
    }
}
