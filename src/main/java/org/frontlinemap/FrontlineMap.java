package org.frontlinemap;

import java.util.Arrays;
import java.util.List;
import org.frontlinemap.importing.ImportCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;

/** Starts the server, or does what the command line asks for. */
@SpringBootApplication(exclude = DataSourceAutoConfiguration.class)
@ConfigurationPropertiesScan
public class FrontlineMap {

    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals("import")) {
            List<String> rest = Arrays.asList(args).subList(1, args.length);
            System.exit(new ImportCommand(CommandStart::open, System.out, System.err).run(rest));
        }
        SpringApplication.run(FrontlineMap.class, args);
    }
}
