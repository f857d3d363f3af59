/** What features that write share: taking turns at the ledger, who writes, new claimants and documents. */
package org.frontlinemap.recording;
