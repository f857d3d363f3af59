/**
 * Formats of areas that a claimant gives to one side or the other: what they say is read off for each settlement whose
 * point lies in them. Points, lines and all that is not an area are never kept.
 */
package org.frontlinemap.importing.areas;
