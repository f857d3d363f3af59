package org.frontlinemap.importing;

import java.io.PrintStream;
import java.util.Locale;

/**
 * Shows how far a job has come: a bar that moves where there is a terminal, else a line at each tenth. For one thread.
 */
final class TerminalProgress {

    private static final int WIDTH = 40;

    private final ImportJob job;
    private final PrintStream out;
    private final boolean terminal;
    private String shown = "";

    TerminalProgress(ImportJob job, PrintStream out, boolean terminal) {
        this.job = job;
        this.out = out;
        this.terminal = terminal;
    }

    /** Shows it as it is now. */
    void show() {
        JobState.Phase phase = job.phase();
        if (phase == JobState.Phase.READING) {
            show("reading", job.bytes(), job.ofBytes(), job.rows().read() + " rows");
        } else if (phase == JobState.Phase.RECORDING) {
            show("recording", job.entries(), job.ofEntries(), job.entries() + " of " + job.ofEntries() + " entries");
        }
    }

    private void show(String phase, long done, long of, String detail) {
        int percent = of == 0 ? 0 : (int) Math.min(100, done * 100 / of);
        if (terminal) {
            String bar = "#".repeat(percent * WIDTH / 100);
            String line = String.format(Locale.ROOT, "\r%-9s [%-" + WIDTH + "s] %3d %%  %-30s", phase, bar, percent,
                    detail);
            if (!line.equals(shown)) {
                out.print(line);
                out.flush();
                shown = line;
            }
        } else {
            String step = phase + " " + percent / 10 * 10 + " %";
            if (!step.equals(shown)) {
                out.println(step);
                shown = step;
            }
        }
    }

    /** Leaves the line of the bar. */
    void end() {
        if (terminal && !shown.isEmpty()) {
            out.println();
        }
    }
}
