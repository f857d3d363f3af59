/** What changed: as a list, a feed and a stream, and what we had wrong. */
package org.frontlinemap.changes;
