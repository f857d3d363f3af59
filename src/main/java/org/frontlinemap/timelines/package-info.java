/** How all verdicts went, at once. */
package org.frontlinemap.timelines;
