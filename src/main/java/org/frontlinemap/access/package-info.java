/** Who may write: bearer tokens, of which only hashes are kept. */
package org.frontlinemap.access;
