package de.smartregion.local.store;

import de.bwaldvogel.mongo.MongoServer;

import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreTool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The document store of the local system: one file, one port. */
public final class DocumentStore implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DocumentStore.class);

    /** What the file's pages may take in memory; hot documents stay decoded in it. */
    private static final int CACHE_MEGABYTES = 32;

    /** A waiting write blocks its connection's thread, and the group grows with the threads. */
    private static final int THREADS = 32;

    /** Below this share of live bytes the file is rewritten piece by piece. */
    private static final int FILL_PERCENT = 50;

    private static final int REWRITTEN_BYTES = 4 * 1024 * 1024;

    private final MongoServer server;
    private final ScheduledExecutorService housekeeping;

    private DocumentStore(MongoServer server, ScheduledExecutorService housekeeping) {
        this.server = server;
        this.housekeeping = housekeeping;
    }

    /**
     * Opens the file (a new one when there is none), compacts it, and listens on the port (0: any
     * free one).
     */
    public static DocumentStore open(Path path, String host, int port) {
        compact(path);
        var file =
                new MVStore.Builder()
                        .fileName(path.toString())
                        .cacheSize(CACHE_MEGABYTES)
                        .autoCommitDisabled() // every commit is a group's; none in the middle of a
                        // change
                        .autoCommitBufferSize(0)
                        .open();
        file.setRetentionTime(0);
        file.setVersionsToKeep(0);
        var backend = new DocumentBackend(file);
        var server = new MongoServer(backend);
        server.bind(new InetSocketAddress(host, port), 1, THREADS);
        var housekeeping =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("store-housekeeping").factory());
        var _ =
                housekeeping.scheduleWithFixedDelay(
                        () -> tidy(file, backend), 5, 5, TimeUnit.SECONDS);
        return new DocumentStore(server, housekeeping);
    }

    private static void compact(Path path) {
        MVStoreTool.compactCleanUp(path.toString());
        if (Files.exists(path)) {
            MVStoreTool.compact(path.toString(), false);
        }
    }

    private static void tidy(MVStore file, DocumentBackend backend) {
        try {
            backend.commits().alone(() -> file.compact(FILL_PERCENT, REWRITTEN_BYTES));
        } catch (RuntimeException e) {
            LOG.warn("the store's file could not be tidied up", e);
        }
    }

    public int port() {
        return server.getLocalAddress().getPort();
    }

    @Override
    public void close() {
        housekeeping.shutdownNow();
        server.shutdownNow();
    }
}
