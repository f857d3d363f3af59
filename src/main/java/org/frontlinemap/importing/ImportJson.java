package org.frontlinemap.importing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.frontlinemap.format.Link;
import org.frontlinemap.geodata.RecordJson;
import org.frontlinemap.geodata.ledger.Import;
import org.frontlinemap.geodata.snapshot.ImportView;
import org.frontlinemap.geodata.snapshot.Snapshot;
import org.frontlinemap.importing.reading.Intake;

/**
 * An import as answers describe it: a job of this server, an import in the ledger, or both. Immutable.
 *
 * @param job      null if this server does not have its job
 * @param recorded null if it is not recorded
 */
record ImportJson(ImportJob job, ImportView recorded) {

    /** All there are, jobs and those that are recorded alone, newest first. */
    static List<ImportJson> all(Collection<ImportJob> jobs, Snapshot snapshot) {
        Map<UUID, ImportView> recorded = new LinkedHashMap<>();
        snapshot.imports(snapshot.position()).forEach(each -> recorded.put(each.id(), each));
        List<ImportJson> all = new ArrayList<>();
        jobs.forEach(job -> all.add(new ImportJson(job, recorded.remove(job.id()))));
        recorded.values().forEach(each -> all.add(new ImportJson(null, each)));
        all.sort(Comparator.comparing(ImportJson::created).thenComparing(ImportJson::id).reversed());
        return all;
    }

    /** When it came, to sort by. */
    Instant created() {
        return job != null ? job.created() : recorded.recorded();
    }

    String id() {
        return (job != null ? job.id() : recorded.id()).toString();
    }

    /** Whether anyone may know of it. */
    boolean isPublic() {
        return recorded != null;
    }

    /**
     * All that may be told.
     *
     * @param whole whether file names, the mapping, rejected rows and people's pseudonyms may be, too
     * @param links where else to go
     */
    Map<String, Object> members(boolean whole, List<Link> links) {
        Map<String, Object> members = new LinkedHashMap<>();
        JobState state = job == null ? null : job.state();
        boolean counts = recorded != null && recorded.withdrawn() == null;
        members.put("id", id());
        members.put("state", recorded != null ? "recorded" : word(state.phase()));
        members.put("format", job != null ? job.options().format() : recorded.header().format());
        members.put("claimant", job != null ? job.options().claimant() : recorded.header().claimant());
        members.put("mode", word(state != null ? state.mode() : recorded.header().mode()));
        members.put("profile", whole ? profile() : null);
        members.put("document", !whole || job == null || job.options().document() == null ? null
                : RecordJson.members(job.options().document()));
        members.put("files", files(whole, state));
        members.put("progress", job == null || !state.phase().isActive() ? null : progress(state));
        members.put("rows", RecordJson.members(job == null ? recorded.header().rows() : job.rows()));
        JobState.Findings found = state == null ? null : state.findings();
        members.put("dropped", found == null ? Map.of() : found.dropped());
        members.put("rejected_first", !whole || found == null ? List.of()
                : found.rejected().stream().map(ImportJson::rejection).toList());
        members.put("notices_first", !whole || found == null ? List.of()
                : found.notices().stream().map(ImportJson::notice).toList());
        members.put("problem", whole && state != null ? state.problem() : null);
        members.put("unchanged", state != null && state.unchanged());
        members.put("same_as", state == null || state.sameAs() == null ? null : state.sameAs().toString());
        members.put("position", position(state));
        members.put("counts", counts);
        members.put("withdrawn", recorded == null ? null : recorded.withdrawn());
        members.put("withdrawn_reason", recorded == null ? null : recorded.reason());
        members.put("relies_on", recorded == null ? List.of()
                : recorded.header().reliesOn().stream().map(Object::toString).toList());
        members.put("coverage", recorded == null ? List.of()
                : recorded.header().coverage().stream().map(RecordJson::members).toList());
        members.put("author", whole ? job != null ? job.author() : recorded.author() : null);
        members.put("created", created().toString());
        members.put("ended", state == null ? recorded.recorded().toString()
                : state.ended() == null ? null : state.ended().toString());
        members.put("expires", job == null || recorded != null ? null : job.expires().map(Instant::toString).orElse(null));
        members.put("links", links.stream().map(RecordJson::members).toList());
        return members;
    }

    private Object profile() {
        String text = job != null ? job.options().profile() : recorded.header().profile();
        return text == null ? null : RecordJson.parse(text);
    }

    private List<Map<String, Object>> files(boolean whole, JobState state) {
        List<Map<String, Object>> files = new ArrayList<>();
        for (Import.SourceFile file : job != null ? job.described() : recorded.header().files()) {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("name", whole ? file.name() : null);
            members.put("bytes", file.bytes());
            members.put("sha256", file.sha256());
            members.put("problem", !whole || state == null || state.findings() == null ? null
                    : state.findings().unreadable().get(file.name()));
            files.add(members);
        }
        return files;
    }

    private Map<String, Object> progress(JobState state) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("phase", word(state.phase()));
        members.put("bytes", job.bytes());
        members.put("of_bytes", job.ofBytes());
        members.put("rows", job.rows().read());
        members.put("entries", job.entries());
        members.put("of_entries", job.ofEntries());
        return members;
    }

    private Map<String, Object> position(JobState state) {
        Long first = recorded != null ? Long.valueOf(recorded.position()) : state.first();
        Long last = recorded != null ? Long.valueOf(recorded.last()) : state.last();
        if (first == null) {
            return null;
        }
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("first", first);
        members.put("last", last);
        return members;
    }

    static Map<String, Object> rejection(Intake.Rejection rejection) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("file", rejection.file());
        members.put("line", rejection.line() == 0 ? null : rejection.line());
        members.put("feature", rejection.feature());
        members.put("column", rejection.column());
        members.put("value", rejection.value());
        members.put("reason", rejection.reason());
        return members;
    }

    static Map<String, Object> notice(Intake.Notice notice) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("file", notice.file());
        members.put("line", notice.line() == 0 ? null : notice.line());
        members.put("message", notice.message());
        return members;
    }

    private static String word(Enum<?> value) {
        return value == null ? null : value.name().toLowerCase(Locale.ROOT);
    }
}
