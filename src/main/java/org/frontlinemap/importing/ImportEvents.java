package org.frontlinemap.importing;

import jakarta.annotation.PreDestroy;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.frontlinemap.format.Link;
import org.frontlinemap.geodata.snapshot.Snapshots;
import org.frontlinemap.web.QueryParameters;
import org.frontlinemap.web.RequestException;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.json.JsonMapper;

/** {@code GET /imports/{id}/events}: an import as Server-Sent Events, each time it changed, until it ends. */
@RestController
class ImportEvents {

    private static final int MOST = 100;
    private static final int THREADS = 2;
    private static final int PERIOD_MS = 200;
    private static final int KEEP_ALIVE_PERIODS = 75;
    private static final JsonMapper JSON = new JsonMapper();

    private final ImportJobs jobs;
    private final Snapshots snapshots;
    private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService senders = Executors.newScheduledThreadPool(THREADS, task -> {
        Thread thread = new Thread(task, "import-events");
        thread.setDaemon(true);
        return thread;
    });

    ImportEvents(ImportJobs jobs, Snapshots snapshots) {
        this.jobs = jobs;
        this.snapshots = snapshots;
    }

    @GetMapping(path = "/imports/{id}/events", produces = {MediaType.TEXT_EVENT_STREAM_VALUE, MediaType.ALL_VALUE})
    ResponseEntity<SseEmitter> follow(@PathVariable String id, HttpServletRequest request) {
        new QueryParameters(request, List.of());
        UUID wanted = QueryParameters.uuid("id", id);
        ImportJob job = jobs.find(wanted)
                .orElseThrow(() -> RequestException.notFound("id", id, "is no import of this server"));
        if (request.getMethod().equals("HEAD")) {
            return ResponseEntity.ok().contentType(MediaType.TEXT_EVENT_STREAM).build();
        }
        if (watchers.size() >= MOST) {
            throw new RequestException(HttpStatus.SERVICE_UNAVAILABLE, "id", id,
                    "is followed by as many as this server can serve; try again later");
        }
        Watcher watcher = new Watcher(job, ImportLinks.of(new ImportJson(job, null), true, request));
        watchers.add(watcher);
        watcher.emitter.onCompletion(watcher::end);
        watcher.emitter.onTimeout(watcher::end);
        watcher.emitter.onError(gone -> watcher.end());
        watcher.task = senders.scheduleWithFixedDelay(watcher::send, 0, PERIOD_MS, TimeUnit.MILLISECONDS);
        return ResponseEntity.ok(watcher.emitter);
    }

    @EventListener(ContextClosedEvent.class)
    void letGo() {
        watchers.forEach(watcher -> watcher.emitter.complete());
    }

    @PreDestroy
    void stop() {
        senders.shutdownNow();
    }

    /** One client that follows one job. Sent what the job is at that moment, so nothing queues up for it. */
    private final class Watcher {

        private final ImportJob job;
        private final List<Link> links;
        private final SseEmitter emitter = new SseEmitter(0L);
        private volatile Future<?> task;
        private long sent = -1;
        private int still;

        private Watcher(ImportJob job, List<Link> links) {
            this.job = job;
            this.links = links;
        }

        private void send() {
            try {
                boolean over = job.phase().isFinal(); // before the version, lest the last one be missed
                long version = job.version();
                if (version != sent) {
                    sent = version;
                    still = 0;
                    ImportJson json = new ImportJson(job, ImportJobs.recorded(job.id(), snapshots).orElse(null));
                    emitter.send(SseEmitter.event().name("import").id(Long.toString(version))
                            .data(JSON.writeValueAsString(json.members(true, links))));
                } else if (++still % KEEP_ALIVE_PERIODS == 0) {
                    emitter.send(SseEmitter.event().comment("here"));
                }
                if (over) {
                    emitter.complete();
                    end();
                }
            } catch (IOException | IllegalStateException gone) {
                emitter.completeWithError(gone);
                end();
            }
        }

        private void end() {
            watchers.remove(this);
            Future<?> running = task;
            if (running != null) {
                running.cancel(false);
            }
        }
    }
}
