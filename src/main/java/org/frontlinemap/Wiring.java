package org.frontlinemap;

import java.time.Clock;
import org.frontlinemap.format.GeoJson;
import org.frontlinemap.geodata.ledger.Ledger;
import org.frontlinemap.geodata.ledger.Store;
import org.frontlinemap.geodata.snapshot.Snapshots;
import org.frontlinemap.importing.ImportFolder;
import org.frontlinemap.seeding.Seeding;
import org.frontlinemap.seeding.TheatreFolder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ResourceLoader;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts the parts together: the store, the ledger in it, and the snapshots of it, loaded before the first request. */
@Configuration(proxyBeanMethods = false)
class Wiring {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean(destroyMethod = "close")
    Store store(FrontlineProperties properties, Clock clock) {
        return Store.open(properties.store(), clock);
    }

    @Bean(destroyMethod = "")
    Ledger ledger(Store store) {
        return store.ledger();
    }

    @Bean
    JdbcClient storeTables(Store store) {
        return JdbcClient.create(store.dataSource());
    }

    @Bean
    ImportFolder importFolder(FrontlineProperties properties) {
        return ImportFolder.beside(properties.store());
    }

    @Bean
    TheatreFolder theatreFolder(ResourceLoader loader, FrontlineProperties properties) {
        return new TheatreFolder(loader, properties.data());
    }

    @Bean
    Snapshots snapshots(Ledger ledger, TheatreFolder folder) {
        Snapshots snapshots = new Snapshots(ledger, GeoJson::row);
        Seeding.load(folder, ledger, snapshots);
        return snapshots;
    }
}
