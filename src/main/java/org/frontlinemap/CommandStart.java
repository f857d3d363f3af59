package org.frontlinemap;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.frontlinemap.geodata.ledger.Ledger;
import org.frontlinemap.geodata.snapshot.Snapshots;
import org.frontlinemap.importing.ImportCommand;
import org.frontlinemap.importing.ImportFolder;
import org.frontlinemap.importing.ImportSettings;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/** Puts together what a command needs, by the same settings as the server's, without one. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({FrontlineProperties.class, ImportSettings.class})
class CommandStart {

    /** Opens the store as the server would. */
    static ImportCommand.Opened open(List<String> settings) {
        SpringApplication application = new SpringApplication(CommandStart.class, Wiring.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setLogStartupInfo(false);
        application.setRegisterShutdownHook(false);
        // what goes wrong is told by the command
        application.setDefaultProperties(Map.of("logging.level.root", "warn", "logging.level.org.springframework", "off"));
        ConfigurableApplicationContext context = application.run(settings.toArray(String[]::new));
        return new ImportCommand.Opened(context.getBean(Ledger.class), context.getBean(Snapshots.class),
                context.getBean(Clock.class), context.getBean(ImportFolder.class), context.getBean(ImportSettings.class),
                context::close);
    }
}
