package org.frontlinemap.geodata.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.frontlinemap.geodata.ledger.Ledger.Appended;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerAppendTest {

    private static final Batch.RetryKey RETRY = new Batch.RetryKey("key", "request-a");

    @TempDir
    private Path directory;

    private Instant now = Instant.parse("2023-02-26T22:00:00.123456789Z");
    private Store store;
    private Ledger ledger;

    @BeforeEach
    void open() {
        Clock clock = new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException();
            }
        };
        store = Store.open(directory.resolve("ledger.db"), clock);
        ledger = store.ledger();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aNewLedgerIsEmpty() {
        assertThat(ledger.head()).isZero();
        assertThat(ledger.read(0, 10)).isEmpty();
        assertThat(ledger.find(Batch.newId())).isEmpty();
        assertThat(ledger.findRetry(Batches.AUTHOR, RETRY)).isEmpty();
    }

    @Test
    void readsBackWhatWasAppended() throws Exception {
        Batch batch = new Batch("editor-7");
        UUID first = batch.add(Batches.body("Бахмут, «here»"));
        UUID second = batch.add(new Withdrawal(first, "entered twice"));

        Appended appended = ledger.append(batch);

        assertThat(appended).isEqualTo(new Appended(1, 2, List.of(first, second), false));
        Entry entry = ledger.find(first).orElseThrow();
        assertThat(entry.position()).isEqualTo(1);
        assertThat(entry.id()).isEqualTo(first);
        assertThat(entry.kind()).isEqualTo(EntryKind.WITHDRAWAL);
        assertThat(entry.schemaVersion()).isEqualTo(1);
        assertThat(entry.recorded()).isEqualTo("2023-02-26T22:00:00.123Z");
        assertThat(entry.author()).isEqualTo("editor-7");
        assertThat(entry.body()).isEqualTo(Batches.body("Бахмут, «here»"));
        assertThat(entry.salt()).hasSize(64);
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(HexFormat.of().parseHex(entry.salt()));
        digest.update(entry.payload().getBytes(StandardCharsets.UTF_8));
        assertThat(entry.hash()).isEqualTo(HexFormat.of().formatHex(digest.digest()));
        assertThat(ledger.read(0, 10)).containsExactly(entry, ledger.find(second).orElseThrow());
    }

    @Test
    void equalPayloadsHaveOtherSaltsAndHashes() {
        ledger.append(Batches.of("same", "same"));
        List<Entry> entries = ledger.read(0, 2);
        assertThat(entries.get(0).payload()).isEqualTo(entries.get(1).payload());
        assertThat(entries.get(0).salt()).isNotEqualTo(entries.get(1).salt());
        assertThat(entries.get(0).hash()).isNotEqualTo(entries.get(1).hash());
    }

    @Test
    void readsInPages() {
        ledger.append(Batches.of("1", "2", "3"));
        ledger.append(Batches.of("4", "5"));
        assertThat(ledger.read(1, 3)).extracting(Entry::position).containsExactly(2L, 3L, 4L);
        assertThat(ledger.read(4, 3)).extracting(Entry::position).containsExactly(5L);
        assertThat(ledger.read(5, 3)).isEmpty();
        assertThatThrownBy(() -> ledger.read(-1, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ledger.read(0, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keepsEverythingWhenReopened() {
        ledger.append(Batches.of("1", "2"));
        ledger.append(Batches.of("3").retryable(RETRY));
        List<Entry> before = ledger.read(0, 10);

        store.close();
        open();

        assertThat(ledger.read(0, 10)).isEqualTo(before).hasSize(3);
        assertThat(ledger.findRetry(Batches.AUTHOR, RETRY).orElseThrow().firstPosition()).isEqualTo(3);
        assertThat(ledger.append(Batches.of("4")).firstPosition()).isEqualTo(4);
    }

    @Test
    void recordsAClockThatJumpsBackAsItIs() {
        ledger.append(Batches.of("1"));
        now = Instant.parse("2020-01-01T00:00:00Z");
        ledger.append(Batches.of("2"));
        assertThat(ledger.read(0, 2)).extracting(Entry::recorded).containsExactly(
                Instant.parse("2023-02-26T22:00:00.123Z"), Instant.parse("2020-01-01T00:00:00Z"));
        assertThat(ledger.read(0, 2)).extracting(Entry::position).containsExactly(1L, 2L);
    }

    @Test
    void refusesAnEmptyBatch() {
        assertThatThrownBy(() -> ledger.append(new Batch(Batches.AUTHOR)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("empty");
    }

    @Test
    void refusesABatchThatRepeatsAnId() {
        Batch batch = Batches.of("1");
        batch.add(batch.drafts().get(0).id(), Batches.body("2"));
        assertThatThrownBy(() -> ledger.append(batch)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(batch.drafts().get(0).id().toString());
        assertThat(ledger.head()).isZero();
    }

    @Test
    void recordsNothingOfABatchWithAKnownIdInTheMiddle() {
        UUID known = ledger.append(Batches.of("1")).ids().get(0);
        Batch batch = Batches.of("2", "3").retryable(RETRY);
        batch.add(known, Batches.body("4"));
        batch.add(Batches.body("5"));

        assertThatThrownBy(() -> ledger.append(batch)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(known.toString());

        assertThat(ledger.read(0, 10)).extracting(Entry::position).containsExactly(1L);
        assertThat(ledger.findRetry(Batches.AUTHOR, RETRY)).isEmpty();
        assertThat(ledger.append(Batches.of("6")).firstPosition()).isEqualTo(2);
    }

    @Test
    void refusesABatchMadeForAnotherHead() {
        assertThat(ledger.append(Batches.of("1").onlyAt(0)).firstPosition()).isEqualTo(1);
        assertThatThrownBy(() -> ledger.append(Batches.of("2").onlyAt(0)))
                .isInstanceOf(HeadMovedException.class).hasMessageContaining("position 1");
        assertThatThrownBy(() -> ledger.append(Batches.of("2").onlyAt(2))).isInstanceOf(HeadMovedException.class);
        assertThat(ledger.head()).isEqualTo(1);
        assertThat(ledger.append(Batches.of("2").onlyAt(1)).firstPosition()).isEqualTo(2);
    }

    @Test
    void answersARetryWithWhatTheFirstRecorded() {
        ledger.append(Batches.of("before"));
        Appended first = ledger.append(Batches.of("1", "2").retryable(RETRY).onlyAt(1));

        Appended again = ledger.append(Batches.of("1", "2").retryable(RETRY).onlyAt(1));

        assertThat(again).isEqualTo(new Appended(2, 3, first.ids(), true));
        assertThat(ledger.findRetry(Batches.AUTHOR, RETRY)).contains(again);
        assertThat(ledger.head()).isEqualTo(3);
    }

    @Test
    void answersARetriedRedaction() {
        UUID id = ledger.append(Batches.of("1")).ids().get(0);
        Appended first = ledger.append(Batches.redacting(id).retryable(RETRY));
        assertThat(ledger.append(Batches.redacting(id).retryable(RETRY)))
                .isEqualTo(new Appended(2, 2, first.ids(), true));
    }

    @Test
    void refusesARetryKeyUsedForAnotherRequest() {
        ledger.append(Batches.of("1").retryable(RETRY));
        Batch.RetryKey other = new Batch.RetryKey("key", "request-b");
        assertThatThrownBy(() -> ledger.append(Batches.of("2").retryable(other)))
                .isInstanceOf(RetryMismatchException.class);
        assertThatThrownBy(() -> ledger.findRetry(Batches.AUTHOR, other)).isInstanceOf(RetryMismatchException.class);
        assertThat(ledger.head()).isEqualTo(1);
    }

    @Test
    void retryKeysAreEachAuthorsOwn() {
        ledger.append(Batches.of("1").retryable(RETRY));
        Batch theirs = new Batch("editor-2").retryable(new Batch.RetryKey("key", "request-b"));
        theirs.add(Batches.body("2"));
        assertThat(ledger.append(theirs).replayed()).isFalse();
        assertThat(ledger.head()).isEqualTo(2);
    }

    @Test
    void concurrentAppendsLeaveNoGapAndNothingTwice() throws Exception {
        int threads = 16;
        int batches = 10;
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<List<Appended>>> running = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                int number = thread;
                running.add(pool.submit(() -> {
                    start.await();
                    List<Appended> appended = new ArrayList<>();
                    for (int i = 0; i < batches; i++) {
                        String text = number + "/" + i;
                        appended.add(ledger.append(Batches.of(text, text, text)));
                        assertThat(ledger.read(appended.get(i).firstPosition() - 1, 3))
                                .extracting(Entry::id).isEqualTo(appended.get(i).ids());
                    }
                    return appended;
                }));
            }
            start.countDown();
            List<Appended> all = new ArrayList<>();
            for (Future<List<Appended>> one : running) {
                all.addAll(one.get());
            }
            assertThat(all.stream().flatMapToLong(a -> LongStream.rangeClosed(a.firstPosition(), a.lastPosition())))
                    .hasSize(threads * batches * 3).doesNotHaveDuplicates();
        } finally {
            pool.shutdownNow();
        }
        assertThat(ledger.read(0, 1000)).extracting(Entry::position)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, threads * batches * 3).boxed().toList());
        assertThat(store.verify()).isEmpty();
    }

    @Test
    void ofConcurrentRetriesOneIsRecorded() throws Exception {
        int threads = 8;
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Appended>> running = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                running.add(pool.submit(() -> {
                    start.await();
                    return ledger.append(Batches.of("1", "2").retryable(RETRY));
                }));
            }
            start.countDown();
            List<Appended> all = new ArrayList<>();
            for (Future<Appended> one : running) {
                all.add(one.get());
            }
            assertThat(all).filteredOn(appended -> !appended.replayed()).hasSize(1);
            assertThat(all).extracting(Appended::ids).containsOnly(all.get(0).ids());
        } finally {
            pool.shutdownNow();
        }
        assertThat(ledger.head()).isEqualTo(2);
    }
}
