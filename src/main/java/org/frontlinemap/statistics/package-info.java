/** Settlements and population over time. */
package org.frontlinemap.statistics;
