/** Formats of files that hold statements on single settlements. */
package org.frontlinemap.importing.reports;
