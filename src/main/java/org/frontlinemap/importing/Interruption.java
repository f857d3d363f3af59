package org.frontlinemap.importing;

import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Cancels the command's import when the process is asked to end (Ctrl-C, SIGTERM), and holds the process until what
 * became of it was told. Thread-safe.
 */
final class Interruption implements AutoCloseable {

    /** What is said of an import that was cancelled. */
    static final String CANCELLED = "cancelled; nothing was recorded: the same command again starts from the beginning,"
            + " loses nothing and doubles nothing";

    private static final int PATIENCE_SECONDS = 30;

    private final PrintStream err;
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stop, "interruption");
    private ImportJob job;
    private boolean asked;

    /** @param err what is told if no import is under way yet */
    Interruption(PrintStream err) {
        this.err = err;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Says which import is under way from now on. */
    synchronized void of(ImportJob begun) {
        job = begun;
        if (asked) {
            job.stop(ImportJob.Stop.CANCEL);
        }
    }

    private void stop() {
        synchronized (this) {
            asked = true;
            if (job == null) {
                err.println(CANCELLED);
                return;
            }
            job.stop(ImportJob.Stop.CANCEL);
        }
        try {
            over.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        over.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // the hook has done its work
        }
    }
}
