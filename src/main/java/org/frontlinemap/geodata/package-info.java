/**
 * What is known: settlements, who is reported to hold them, the ledger both come from and the snapshot
 * every read uses. Nothing in here knows of HTTP.
 */
package org.frontlinemap.geodata;
