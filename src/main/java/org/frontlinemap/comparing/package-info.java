/** Two readings held against each other. */
package org.frontlinemap.comparing;
