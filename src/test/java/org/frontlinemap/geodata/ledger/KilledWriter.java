package org.frontlinemap.geodata.ledger;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;
import java.util.UUID;
import org.frontlinemap.geodata.ledger.Ledger.Appended;

/**
 * Appends to the ledger of a file until it is killed or nobody reads what it prints: {@code ack first last id…}
 * for each batch, after its append returned. The reason in each entry is {@code run/batch/index/size}. Some batches
 * redact an earlier entry.
 */
final class KilledWriter {

    static final int MOST_ENTRIES = 20;

    private KilledWriter() {
    }

    /** @param arguments the ledger's file, the number of the run, the seed */
    public static void main(String[] arguments) {
        String run = arguments[1];
        Random random = new Random(Long.parseLong(arguments[2]));
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.US_ASCII);
        try (Store store = Store.open(Path.of(arguments[0]), Clock.systemUTC())) {
            UUID redactable = null;
            for (long number = 1; ; number++) {
                int size = 1 + random.nextInt(MOST_ENTRIES);
                Batch batch = new Batch("writer");
                for (int index = 0; index < size; index++) {
                    String reason = run + "/" + number + "/" + index + "/" + size;
                    if (index == 0 && redactable != null && random.nextInt(8) == 0) {
                        batch.add(new Redaction(redactable, Redaction.Ground.LAW, reason));
                    } else {
                        batch.add(Batches.body(reason));
                    }
                }
                Appended appended = store.ledger().append(batch);
                Batch.Draft last = batch.drafts().get(size - 1);
                redactable = last.body() instanceof Redaction ? null : last.id();
                StringBuilder line = new StringBuilder("ack ").append(appended.firstPosition()).append(' ')
                        .append(appended.lastPosition());
                appended.ids().forEach(id -> line.append(' ').append(id));
                out.print(line.append('\n'));
                if (out.checkError()) {
                    return;
                }
            }
        }
    }
}
