/** Where a visitor arrives: the page or the landing document, what there is, and how to ask for it. */
package org.frontlinemap.landing;
