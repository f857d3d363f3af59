package org.frontlinemap.geodata.ledger;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps a store to one opener: a locked file beside the database, which the operating system unlocks when the
 * process ends, however it ends. The lock file itself stays.
 */
final class StoreLock implements AutoCloseable {

    /**
     * The stores this process holds. Asked before the lock file is touched: on POSIX, closing any channel to a file
     * drops all of the process's locks on it, so a refused second opener would unlock the first.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private StoreLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes the lock of a store.
     *
     * @param file the database's real path
     * @throws LedgerException if someone else has it
     */
    static StoreLock of(Path file) {
        if (!HELD.add(file)) {
            throw new LedgerException(file + " is already open in this process");
        }
        FileChannel channel = null;
        boolean locked = false;
        try {
            channel = FileChannel.open(lockFile(file), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            locked = lock != null;
            if (!locked) {
                throw new LedgerException(file + " is already open in another process");
            }
            return new StoreLock(file, channel);
        } catch (OverlappingFileLockException anotherClassLoader) {
            throw new LedgerException(file + " is already open in this process", anotherClassLoader);
        } catch (IOException failed) {
            throw new LedgerException(file + " cannot be opened: no lock on " + lockFile(file), failed);
        } finally {
            if (!locked) {
                release(file, channel);
            }
        }
    }

    static Path lockFile(Path file) {
        return file.resolveSibling(file.getFileName() + ".lock");
    }

    /** Releases it. A second call does nothing, even if the store is open anew by then. */
    @Override
    public synchronized void close() {
        if (channel.isOpen()) {
            release(file, channel);
        }
    }

    private static void release(Path file, FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException failed) {
            throw new LedgerException(lockFile(file) + " cannot be closed", failed);
        } finally {
            HELD.remove(file);
        }
    }
}
