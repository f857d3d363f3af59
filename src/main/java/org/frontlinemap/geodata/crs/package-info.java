/** Coordinate reference systems, by GeoTools. */
package org.frontlinemap.geodata.crs;
