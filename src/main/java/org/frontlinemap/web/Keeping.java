package org.frontlinemap.web;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import java.io.OutputStream;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.frontlinemap.geodata.ledger.EntryKind;
import org.frontlinemap.geodata.snapshot.Amendment;
import org.frontlinemap.geodata.snapshot.Cell;
import org.frontlinemap.geodata.snapshot.Snapshot;
import org.frontlinemap.geodata.time.AsOf;
import org.springframework.http.ResponseEntity;

/**
 * Keeps answers that take long to make, so many bytes of them. What is kept is found again by the position and all else
 * that was asked for, so that it never stands for another position. A time that was not given is the present: what was
 * made then is given while the present is in the cell of triples over which it stays the same, and says itself when it
 * was made. After an entry was destroyed, nothing that was made before is given. Thread-safe: of those who ask for the same
 * at once, one makes it and the others wait.
 */
public final class Keeping {

    /** What a kept answer weighs besides its body. */
    private static final int OVERHEAD = 1_000;
    private static final int POSITIONS = 8;

    private final int level;
    private final AsyncCache<Key, Kept> kept;
    private final Cache<Snapshot, Long> destroyed = Caffeine.newBuilder().weakKeys().maximumSize(POSITIONS).build();

    /**
     * @param bytes to keep at most
     * @param level of compression, 1 (fast) to 9 (small)
     */
    public Keeping(long bytes, int level) {
        this.level = level;
        kept = Caffeine.newBuilder().maximumWeight(bytes)
                .weigher((Key key, Kept value) -> OVERHEAD + value.zipped().length).buildAsync();
    }

    /**
     * @param destroyed position of the last entry that destroyed another
     */
    private record Ground(long position, long destroyed) {
    }

    private record Key(Object what, String datetime, String known, String rule, Set<String> without, Ground ground) {
    }

    /** Writes the body of an answer. */
    @FunctionalInterface
    public interface Maker {

        /** @return what else there is to know of it */
        Made write(OutputStream out);
    }

    /**
     * Of an answer that was made.
     *
     * @param cell    the triples of its position over which it says the same
     * @param headers of its own
     */
    public record Made(Cell cell, Map<String, String> headers) {
    }

    /**
     * The answer to a reading.
     *
     * @param what  all that it depends on besides the reading; comparable by {@code equals}
     * @param about the triple that stands for the reading's in what {@code maker} says of cells
     */
    public ResponseEntity<byte[]> answer(HttpServletRequest request, Asked asked, String type, Object what, AsOf about,
            Maker maker) {
        return kept(asked, what, about, maker).answer(request, type, asked.reading().pinned());
    }

    private Kept kept(Asked asked, Object what, AsOf about, Maker maker) {
        Reading reading = asked.reading();
        Ground ground = new Ground(reading.asOf().position(), destroyed.get(asked.snapshot(), Keeping::lastDestroyed));
        Key key = new Key(what, asked.query().text("datetime"), asked.query().text("known"), reading.rule().id(),
                reading.without(), ground);
        CompletableFuture<Kept> found = kept.asMap().get(key);
        if (found != null && !joined(found).cell().holds(about)) {
            kept.asMap().remove(key, found);
            found = null;
        }
        Kept answer = found != null ? joined(found) : made(key, maker);
        // another may have made it in between, for a present that is not ours
        return answer.cell().holds(about) ? answer : made(maker);
    }

    private Kept made(Key key, Maker maker) {
        CompletableFuture<Kept> mine = new CompletableFuture<>();
        CompletableFuture<Kept> theirs = kept.asMap().putIfAbsent(key, mine);
        if (theirs != null) {
            return joined(theirs);
        }
        try {
            Kept made = made(maker);
            mine.complete(made);
            return made;
        } catch (RuntimeException | Error failed) {
            mine.completeExceptionally(failed);
            throw failed;
        }
    }

    private Kept made(Maker maker) {
        Made[] made = new Made[1];
        Kept all = Kept.of(out -> {
            made[0] = maker.write(out);
            return made[0].headers();
        }, level);
        return all.as(made[0].cell());
    }

    private static long lastDestroyed(Snapshot snapshot) {
        return snapshot.amendments(snapshot.position()).stream()
                .filter(amendment -> amendment.kind() == EntryKind.REDACTION).mapToLong(Amendment::position).max().orElse(0);
    }

    private static Kept joined(CompletableFuture<Kept> future) {
        try {
            return future.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }
}
