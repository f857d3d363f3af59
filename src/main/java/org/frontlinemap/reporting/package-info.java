/** Recording what was said, and withdrawing it. */
package org.frontlinemap.reporting;
