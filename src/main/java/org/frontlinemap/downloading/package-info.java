/** Whole layers as files. */
package org.frontlinemap.downloading;
