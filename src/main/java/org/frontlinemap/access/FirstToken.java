package org.frontlinemap.access;

import java.util.Set;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** At the first start, issues a token and prints it, once, to standard output and to no log. */
@Component
class FirstToken {

    private final AccessTokens tokens;

    FirstToken(AccessTokens tokens) {
        this.tokens = tokens;
    }

    @EventListener(ApplicationReadyEvent.class)
    void print() {
        if (!tokens.any()) {
            String token = tokens.issue("first start", Set.of(AccessTokens.REPORT));
            System.out.println("\n  Token for writing, shown this once and kept as a hash only:\n\n    " + token + "\n");
        }
    }
}
