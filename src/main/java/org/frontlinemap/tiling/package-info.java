/** Settlements as vector tiles. */
package org.frontlinemap.tiling;
