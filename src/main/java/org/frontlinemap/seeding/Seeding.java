package org.frontlinemap.seeding;

import org.frontlinemap.geodata.ledger.Batch;
import org.frontlinemap.geodata.ledger.Ledger;
import org.frontlinemap.geodata.snapshot.Snapshots;
import org.frontlinemap.geodata.theatre.Theatre;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads a theatre's folder, once: what it holds goes into an empty ledger and is never loaded again. Settings of
 * the theatre that have changed since are recorded anew at every start.
 */
public final class Seeding {

    private static final Logger LOG = LoggerFactory.getLogger(Seeding.class);
    private static final String AUTHOR = "shipped-data";

    private Seeding() {
    }

    /**
     * Brings a ledger up to its folder, and the snapshots up to the ledger.
     *
     * @throws SeedingException if the folder says something wrong, or belongs to another theatre than the ledger
     */
    public static void load(TheatreFolder folder, Ledger ledger, Snapshots snapshots) {
        Theatre theatre = folder.theatre();
        if (ledger.head() == 0) {
            Batch batch = new Seed(folder, theatre, AUTHOR).read();
            ledger.append(batch.onlyAt(0));
            snapshots.catchUp();
            LOG.info("Loaded {} records of the theatre {}", batch.drafts().size(), theatre.id());
            return;
        }
        Theatre recorded = snapshots.catchUp().theatre();
        if (!recorded.id().equals(theatre.id())) {
            throw new SeedingException("the ledger holds the theatre " + recorded.id() + ", the folder describes "
                    + theatre.id() + "; give each theatre a store of its own", null);
        }
        if (!recorded.equals(theatre)) {
            Batch batch = new Batch(AUTHOR);
            batch.add(theatre);
            ledger.append(batch);
            snapshots.catchUp();
            LOG.info("Recorded changed settings of the theatre {}", theatre.id());
        }
    }
}
