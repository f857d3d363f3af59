/** Formats of gazetteers: which settlements there are, what they are called and where they lie. */
package org.frontlinemap.importing.gazetteer;
