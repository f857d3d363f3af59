/**
 * Imports of files: jobs that read them, what they come to, and how they are recorded and withdrawn, over HTTP and
 * from the command line.
 */
package org.frontlinemap.importing;
