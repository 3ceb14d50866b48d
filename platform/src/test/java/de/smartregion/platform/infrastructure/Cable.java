package de.smartregion.platform.infrastructure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A cable between a service and its store or broker that a test can cut and mend. */
public final class Cable implements AutoCloseable {

    private final ServerSocket end;
    private final Set<Socket> wires = ConcurrentHashMap.newKeySet();
    private volatile int target;
    private volatile boolean cut;

    private Cable(ServerSocket end) {
        this.end = end;
    }

    /** Leads nowhere until {@link #leadTo} says where. */
    public static Cable lay() {
        try {
            var cable = new Cable(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            Thread.ofVirtual().start(cable::accept);
            return cable;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return end.getLocalPort();
    }

    public void leadTo(int port) {
        target = port;
    }

    public void cut() {
        cut = true;
        wires.forEach(Cable::close);
    }

    public void mend() {
        cut = false;
    }

    @Override
    public void close() throws IOException {
        cut();
        end.close();
    }

    private void accept() {
        while (!end.isClosed()) {
            try {
                var near = end.accept();
                if (cut || target == 0) {
                    close(near);
                    continue;
                }
                var far = new Socket(InetAddress.getLoopbackAddress(), target);
                wires.add(near);
                wires.add(far);
                Thread.ofVirtual().start(() -> pass(near, far));
                Thread.ofVirtual().start(() -> pass(far, near));
            } catch (IOException _) {
                // the far end is away, or the test is over: whoever calls sees a closed connection
            }
        }
    }

    private void pass(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException _) {
            // cut
        } finally {
            close(from);
            close(to);
            wires.remove(from);
            wires.remove(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // is closed
        }
    }
}
