/** What every feature shares of HTTP: parameters, errors, links, caching. */
package org.frontlinemap.web;
