package org.frontlinemap.geodata.report;

/** Whether a statement is about the whole settlement or a part of it. */
public enum Extent { WHOLE, PART }
