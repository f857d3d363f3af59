package org.frontlinemap.geodata.report;

/** Whether the source says who holds the place, or we infer it (from an attack said to be repelled near it, say). */
public enum Inference { STATED, INFERRED }
