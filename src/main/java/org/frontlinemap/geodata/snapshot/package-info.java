/**
 * Folds the ledger into what every read uses. {@link org.frontlinemap.geodata.snapshot.Snapshot} is the query
 * interface; everything that is folded is kept with the positions between which it held, so that any past
 * position is answered as the latest one is.
 */
package org.frontlinemap.geodata.snapshot;
