package de.smartregion.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that keeps nothing but the moment at which it accepted a letter, per recipient. */
final class MailSink implements AutoCloseable {

    private final ServerSocket door;
    private final AtomicInteger accepted = new AtomicInteger();
    private final Map<String, Long> arrivals = new ConcurrentHashMap<>();

    MailSink() throws IOException {
        door = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().name("mail-sink").start(this::open);
    }

    int port() {
        return door.getLocalPort();
    }

    int accepted() {
        return accepted.get();
    }

    /** {@link System#nanoTime()} of the first letter to each recipient. */
    Map<String, Long> arrivals() {
        return arrivals;
    }

    private void open() {
        while (!door.isClosed()) {
            try {
                var socket = door.accept();
                // Threads of its own: it must not wait until the load has let go of the cores.
                Thread.ofPlatform().daemon().name("mail-sink-line").start(() -> serve(socket));
            } catch (IOException e) {
                if (!door.isClosed()) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            var in = new BufferedInputStream(socket.getInputStream(), 16_384);
            var out = socket.getOutputStream();
            say(out, "220 sink");
            var recipient = "";
            while (true) {
                var line = line(in);
                var verb = line.length() < 4 ? line : line.substring(0, 4).toUpperCase(Locale.ROOT);
                switch (verb) {
                    case "EHLO" ->
                            say(out, "250-sink\r\n250-PIPELINING\r\n250-8BITMIME\r\n250 SMTPUTF8");
                    case "RCPT" -> {
                        recipient = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                        say(out, "250 ok");
                    }
                    case "DATA" -> {
                        say(out, "354 go on");
                        skipLetter(in);
                        arrivals.putIfAbsent(recipient, System.nanoTime());
                        accepted.incrementAndGet();
                        say(out, "250 accepted");
                    }
                    case "QUIT" -> {
                        say(out, "221 bye");
                        return;
                    }
                    default -> say(out, "250 ok");
                }
            }
        } catch (IOException _) {
            // The other side hung up without QUIT.
        }
    }

    private static void skipLetter(InputStream in) throws IOException {
        var end = "\r\n.\r\n".getBytes(StandardCharsets.US_ASCII);
        int matched = 2;
        while (matched < end.length) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("ended within a letter");
            }
            if (next == end[matched]) {
                matched++;
            } else {
                matched = next == '\r' ? 1 : 0;
            }
        }
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("hung up");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    private static void say(OutputStream out, String what) throws IOException {
        out.write((what + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
