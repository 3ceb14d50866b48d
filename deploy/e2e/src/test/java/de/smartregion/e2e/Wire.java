package de.smartregion.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A TCP line between two processes that the test can cut, mend and lead elsewhere. */
final class Wire implements AutoCloseable {

    private final ServerSocket door;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger refused = new AtomicInteger();
    private volatile int target;
    private volatile boolean cut;

    Wire() throws IOException {
        door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    void leadTo(int port) {
        target = port;
        dropAll();
    }

    void cut() {
        refused.set(0);
        cut = true;
        dropAll();
    }

    void mend() {
        cut = false;
    }

    /** How often somebody knocked since the line was cut. */
    int refused() {
        return refused.get();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                var here = door.accept();
                if (cut || target == 0) {
                    refused.incrementAndGet();
                    here.close();
                } else {
                    Thread.ofVirtual().start(() -> join(here));
                }
            } catch (IOException e) {
                if (!door.isClosed()) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    private void join(Socket here) {
        try (here;
                var there = new Socket()) {
            there.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target), 2000);
            open.add(here);
            open.add(there);
            var back = Thread.ofVirtual().start(() -> copy(there, here));
            copy(here, there);
            back.join();
            open.remove(here);
            open.remove(there);
        } catch (IOException _) {
            // Either side is away: the other one sees a closed connection.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void copy(Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException _) {
            // Closing the streams closes both sockets: a half-open line is no line.
        }
    }

    private void dropAll() {
        for (var socket : open) {
            try {
                socket.close();
            } catch (IOException _) {
                // It is gone, and that is what was asked for.
            }
        }
        open.clear();
    }

    @Override
    public void close() throws IOException {
        door.close();
        dropAll();
    }
}
