package org.frontlinemap.changes;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator sets about streams of changes.
 *
 * @param most    that are served at once; a fifth of them to one address
 * @param longest that one goes on, from when on its client has to connect again: whatever became of a client, its place
 *                is free by then
 */
@ConfigurationProperties("frontline.followers")
record FollowerSettings(@DefaultValue("1000") int most, @DefaultValue("30m") Duration longest) {

    private static final int SHARE = 5;

    int ofOneAddress() {
        return Math.max(1, most / SHARE);
    }
}
