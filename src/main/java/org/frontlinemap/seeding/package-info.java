/** Loads a theatre's folder into an empty ledger. */
package org.frontlinemap.seeding;
