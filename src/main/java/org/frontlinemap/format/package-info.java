/** Rows of the snapshot to bytes. Pure: no HTTP, no state. */
package org.frontlinemap.format;
