/** How verdicts went over time. */
package org.frontlinemap.history;
