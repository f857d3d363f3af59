package org.frontlinemap.geodata.ledger;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/** Brings a store's tables to the version this program works with. */
final class Schema {

    private Schema() {
    }

    /** @throws LedgerException if a newer program wrote the store, or it is no store */
    static void migrate(DataSource source, Path file) {
        try {
            Flyway flyway = Flyway.configure(Schema.class.getClassLoader())
                    .dataSource(source)
                    .locations(Sqlite.MIGRATIONS)
                    .load();
            for (MigrationInfo applied : flyway.info().applied()) {
                if (applied.getState() == MigrationState.FUTURE_SUCCESS
                        || applied.getState() == MigrationState.FUTURE_FAILED) {
                    throw new LedgerException(file + " was written by a newer version of this program: its schema has"
                            + " version " + applied.getVersion() + ", which this version does not know");
                }
            }
            flyway.migrate();
        } catch (FlywayException failed) {
            throw new LedgerException(file + " cannot be brought to the current schema: " + failed.getMessage(),
                    failed);
        }
    }
}
