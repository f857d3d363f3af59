package org.frontlinemap;

import org.frontlinemap.geodata.crs.Projection;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Has done, once the server is up and in a thread of its own, what would make the first request of a kind wait. */
@Component
class WarmUp {

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        Thread thread = new Thread(Projection::warmUp, "warm-up");
        thread.setDaemon(true);
        thread.start();
    }
}
