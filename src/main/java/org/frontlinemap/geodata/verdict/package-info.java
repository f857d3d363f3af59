/** The rules that derive who is reported to hold a settlement from what has been said: pure functions. */
package org.frontlinemap.geodata.verdict;
