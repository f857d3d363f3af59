package org.frontlinemap;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator sets.
 *
 * @param store the file that holds the ledger; made if it is not there
 * @param data  the theatre's folder: a path, or {@code classpath:/data/} for the one that is shipped
 */
@ConfigurationProperties("frontline")
record FrontlineProperties(@DefaultValue(".frontline/frontline.db") Path store,
        @DefaultValue("classpath:/data/") String data) {
}
