package de.smartregion.notification.post;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that fails where the script says, and takes everything else. */
final class ScriptedMailServer implements AutoCloseable {

    /** What happens to the next letter; without a word in the script it is taken. */
    enum Twist {
        REFUSE_RECIPIENT("550 5.1.1 no such user <reader@region.example>"),
        MAILBOX_FULL("552 5.2.2 full"),
        DEFER_RECIPIENT("451 4.7.1 greylisted"),
        REFUSE_CONTENT("554 5.7.1 looks like spam"),
        CLOSING("421 4.3.2 shutting down"),
        DROP_BEFORE_DATA(""),
        DROP_BEFORE_REPLY(""),
        TAKE_AND_DROP_BEFORE_REPLY("");

        private final String reply;

        Twist(String reply) {
            this.reply = reply;
        }
    }

    private final Queue<Twist> script = new ConcurrentLinkedQueue<>();
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger attempts = new AtomicInteger();
    private volatile ServerSocket listener;
    private final int port;

    ScriptedMailServer() {
        listener = listen(0);
        port = listener.getLocalPort();
    }

    int port() {
        return port;
    }

    ScriptedMailServer next(Twist... twists) {
        script.addAll(List.of(twists));
        return this;
    }

    /** Message-IDs of what it took responsibility for, in order. */
    List<String> taken() {
        return List.copyOf(taken);
    }

    int connections() {
        return connections.get();
    }

    /** How often somebody began to hand over a letter. */
    int attempts() {
        return attempts.get();
    }

    void goAway() {
        close();
    }

    void comeBack() {
        listener = listen(port);
    }

    /** Ends every connection without a word, as servers do with idle ones. */
    void hangUp() {
        open.forEach(ScriptedMailServer::closeQuietly);
    }

    private ServerSocket listen(int at) {
        try {
            var socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), at));
            Thread.ofVirtual().start(() -> serve(socket));
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve(ServerSocket listening) {
        while (!listening.isClosed()) {
            try {
                var socket = listening.accept();
                open.add(socket);
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> talk(socket));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void talk(Socket socket) {
        try (socket;
                var in =
                        new BufferedReader(
                                new InputStreamReader(
                                        socket.getInputStream(), StandardCharsets.US_ASCII));
                var out = socket.getOutputStream()) {
            say(out, "220 scripted");
            Twist twist = null;
            String line;
            while ((line = in.readLine()) != null) {
                var verb = line.split("[ :]", 2)[0].toUpperCase(java.util.Locale.ROOT);
                switch (verb) {
                    case "EHLO" -> say(out, "250 scripted");
                    case "MAIL" -> {
                        attempts.incrementAndGet();
                        twist = script.poll();
                        say(out, twist == Twist.CLOSING ? twist.reply : "250 ok");
                    }
                    case "RCPT" ->
                            say(
                                    out,
                                    twist == Twist.REFUSE_RECIPIENT
                                                    || twist == Twist.DEFER_RECIPIENT
                                                    || twist == Twist.MAILBOX_FULL
                                            ? twist.reply
                                            : "250 ok");
                    case "DATA" -> {
                        if (twist == Twist.DROP_BEFORE_DATA) {
                            return;
                        }
                        say(out, "354 go on");
                        var id = readMessage(in);
                        if (twist == Twist.DROP_BEFORE_REPLY) {
                            return;
                        }
                        if (twist == Twist.REFUSE_CONTENT) {
                            say(out, twist.reply);
                        } else {
                            taken.add(String.valueOf(id));
                            if (twist == Twist.TAKE_AND_DROP_BEFORE_REPLY) {
                                return;
                            }
                            say(out, "250 taken");
                        }
                    }
                    case "QUIT" -> {
                        say(out, "221 bye");
                        return;
                    }
                    default -> say(out, "250 ok");
                }
            }
        } catch (IOException _) {
            // the other side hung up
        } finally {
            open.remove(socket);
        }
    }

    private static @Nullable String readMessage(BufferedReader in) throws IOException {
        String id = null;
        String line;
        while ((line = in.readLine()) != null && !line.equals(".")) {
            if (line.startsWith("Message-ID: ")) {
                id = line.substring("Message-ID: ".length());
            }
        }
        return id;
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static void closeQuietly(java.io.Closeable socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // gone either way
        }
    }

    @Override
    public void close() {
        closeQuietly(listener);
        hangUp();
    }
}
