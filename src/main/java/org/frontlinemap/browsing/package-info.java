/** Reading settlements and reports, one by one and by the page. */
package org.frontlinemap.browsing;
