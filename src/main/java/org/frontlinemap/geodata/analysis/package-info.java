/** Counts and comparisons over what a snapshot answers. Nothing is imputed, and figures of different kinds are never added. */
package org.frontlinemap.geodata.analysis;
