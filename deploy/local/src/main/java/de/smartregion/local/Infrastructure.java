package de.smartregion.local;

import de.smartregion.local.broker.Broker;
import de.smartregion.local.broker.Topics;
import de.smartregion.local.mailbox.Mailbox;
import de.smartregion.local.signin.SignInProvider;
import de.smartregion.local.store.DocumentStore;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * What the services need, in one process: document store, broker, mailbox, sign-in. Takes <code>
 * name=value</code> words: the data folder, the file of topics, the portal's address, and a port
 * for every part that is wanted. Says "ready" in a file of the data folder when services can start;
 * the sign-in, which nobody needs to start, may come a moment later.
 */
final class Infrastructure implements AutoCloseable {

    static final String READY = "infrastructure.ready";

    private static final Logger LOG = LoggerFactory.getLogger(Infrastructure.class);
    private static final String HOST = "127.0.0.1";

    private final Map<String, String> words;
    private final Path data;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    private Infrastructure(Map<String, String> words) {
        this.words = words;
        this.data = Path.of(word("data"));
    }

    public static void main(String[] arguments) throws IOException {
        var words = new HashMap<String, String>();
        for (var argument : arguments) {
            var split = argument.split("=", 2);
            words.put(split[0], split.length > 1 ? split[1] : "");
        }
        var infrastructure = new Infrastructure(words);
        Runtime.getRuntime().addShutdownHook(new Thread(infrastructure::close, "shutdown"));
        try {
            infrastructure.start();
        } catch (IOException | RuntimeException e) {
            LOG.error("cannot start", e);
            System.exit(1);
        }
    }

    private void start() throws IOException {
        Files.createDirectories(data);
        lock();
        var store =
                part(
                        "store",
                        () -> DocumentStore.open(data.resolve("store.mv.db"), HOST, port("store")));
        var broker =
                part(
                        "kafka",
                        () ->
                                Broker.start(
                                        data.resolve("kafka"),
                                        HOST,
                                        port("kafka"),
                                        port("controller"),
                                        Topics.read(Path.of(word("topics")))));
        var mailbox =
                part(
                        "smtp",
                        () ->
                                Mailbox.open(
                                        data.resolve("letters"),
                                        HOST,
                                        port("smtp"),
                                        port("imap"),
                                        port("mailbox")));
        var signIn =
                part(
                        "sign-in",
                        () ->
                                SignInProvider.start(
                                        data, HOST, port("sign-in"), URI.create(word("portal"))));
        try {
            CompletableFuture.allOf(store, broker, mailbox).join();
            Files.writeString(data.resolve(READY), Long.toString(ProcessHandle.current().pid()));
            signIn.join();
        } catch (CompletionException e) {
            throw new IllegalStateException("a part did not start", e.getCause());
        }
        LOG.info("ready");
    }

    private CompletableFuture<Boolean> part(String port, Callable<AutoCloseable> opening) {
        if (!words.containsKey(port)) {
            return CompletableFuture.completedFuture(false);
        }
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        var part = opening.call();
                        synchronized (open) {
                            open.push(part);
                        }
                        return true;
                    } catch (Exception e) {
                        throw new CompletionException(e);
                    }
                },
                work -> new Thread(work, "start-" + port).start());
    }

    /** Two brokers in one folder would damage it before they notice. */
    private void lock() throws IOException {
        var channel =
                FileChannel.open(
                        data.resolve("infrastructure.lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        open.push(channel);
        try {
            if (channel.tryLock() == null) {
                throw new IOException("another process uses the folder " + data);
            }
        } catch (OverlappingFileLockException e) {
            throw new IOException("the folder is in use: " + data, e);
        }
    }

    private int port(String name) {
        return Integer.parseInt(word(name));
    }

    private String word(String name) {
        var word = words.get(name);
        if (word == null) {
            throw new IllegalArgumentException(name + "=… is missing");
        }
        return word;
    }

    @Override
    public void close() {
        synchronized (open) {
            for (var part : open) {
                try {
                    part.close();
                } catch (Exception e) {
                    LOG.warn("a part did not stop cleanly", e);
                }
            }
            open.clear();
        }
    }
}
