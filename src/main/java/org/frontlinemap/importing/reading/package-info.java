/**
 * What the formats of imported files have in common: where rows go, how a file is read, how places are found. Nothing
 * of HTTP and nothing of jobs.
 */
package org.frontlinemap.importing.reading;
