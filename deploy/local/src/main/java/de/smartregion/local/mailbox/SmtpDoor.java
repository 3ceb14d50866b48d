package de.smartregion.local.mailbox;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Takes letters by SMTP (RFC 5321) from anybody for anybody. GreenMail's own door reads byte by
 * byte and takes them one at a time, which is too slow for the letters of a thousand registrations
 * a second.
 */
final class SmtpDoor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SmtpDoor.class);

    private static final int MOST_BYTES = 25 * 1024 * 1024;
    private static final int LONGEST_LINE = 4_096;
    private static final int MOST_RECIPIENTS = 1_000;

    /** Senders keep their connections. */
    private static final int IDLE_MILLISECONDS = 600_000;

    private final ServerSocket door;
    private final Receiver receiver;
    private final Set<Socket> guests = ConcurrentHashMap.newKeySet();

    /** Keeps a letter; when it returns, the letter is acknowledged. */
    @FunctionalInterface
    interface Receiver {
        void receive(String sender, List<String> recipients, byte[] content) throws IOException;
    }

    private SmtpDoor(ServerSocket door, Receiver receiver) {
        this.door = door;
        this.receiver = receiver;
    }

    static SmtpDoor open(String host, int port, Receiver receiver) throws IOException {
        var socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getByName(host), port), 256);
        var door = new SmtpDoor(socket, receiver);
        Thread.ofPlatform().daemon().name("smtp-door").start(door::letIn);
        return door;
    }

    int port() {
        return door.getLocalPort();
    }

    private void letIn() {
        while (!door.isClosed()) {
            try {
                var guest = door.accept();
                guests.add(guest);
                Thread.ofPlatform().daemon().name("smtp").start(() -> serve(guest));
            } catch (IOException e) {
                if (!door.isClosed()) {
                    LOG.warn("a sender could not be let in", e);
                }
            }
        }
    }

    private void serve(Socket guest) {
        try (guest) {
            guest.setTcpNoDelay(true);
            guest.setSoTimeout(IDLE_MILLISECONDS);
            new Talk(
                            guest.getInputStream(),
                            new BufferedOutputStream(guest.getOutputStream(), 1_024))
                    .hold();
        } catch (IOException _) {
            // a sender who leaves without a word; what was acknowledged is kept
        } finally {
            guests.remove(guest);
        }
    }

    /** One connection: commands and answers, in order. */
    private final class Talk {

        private final InputStream in;
        private final OutputStream out;
        private @Nullable String sender;
        private final List<String> recipients = new ArrayList<>();
        private final byte[] buffer = new byte[16_384];
        private int position;
        private int limit;

        private Talk(InputStream in, OutputStream out) {
            this.in = in;
            this.out = out;
        }

        private void hold() throws IOException {
            say("220 smart-region local mailbox");
            while (true) {
                if (position == limit && in.available() == 0) {
                    out.flush(); // who sends several commands at once gets the answers at once
                }
                var line = line();
                var verb =
                        (line.length() < 4 ? line : line.substring(0, 4)).toUpperCase(Locale.ROOT);
                switch (verb) {
                    case "EHLO" ->
                            say(
                                    "250-smart-region\r\n250-PIPELINING\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 SIZE "
                                            + MOST_BYTES);
                    case "HELO" -> say("250 smart-region");
                    case "MAIL" -> from(line);
                    case "RCPT" -> to(line);
                    case "DATA" -> data();
                    case "RSET" -> {
                        forget();
                        say("250 OK");
                    }
                    case "NOOP" -> say("250 OK");
                    case "VRFY" -> say("252 everybody is welcome");
                    case "QUIT" -> {
                        say("221 bye");
                        out.flush();
                        return;
                    }
                    default -> say("500 unknown command");
                }
            }
        }

        private void from(String line) throws IOException {
            forget();
            sender = address(line);
            say(sender == null ? "501 MAIL FROM:<address>" : "250 OK");
        }

        private void to(String line) throws IOException {
            var recipient = address(line);
            if (sender == null) {
                say("503 MAIL first");
            } else if (recipient == null || recipient.isBlank()) {
                say("501 RCPT TO:<address>");
            } else if (recipients.size() >= MOST_RECIPIENTS) {
                say("452 too many recipients");
            } else {
                recipients.add(recipient);
                say("250 OK");
            }
        }

        private static @Nullable String address(String line) {
            var from = line.indexOf('<');
            var to = line.indexOf('>', from + 1);
            return from < 0 || to < 0 ? null : line.substring(from + 1, to);
        }

        private void data() throws IOException {
            var from = sender;
            if (from == null || recipients.isEmpty()) {
                say("503 MAIL and RCPT first");
                return;
            }
            say("354 go on; end with a dot on a line of its own");
            out.flush();
            var content = content();
            if (content == null) {
                say("552 too large");
            } else {
                say(kept(from, content) ? "250 OK" : "451 cannot be kept now");
            }
            forget();
        }

        private boolean kept(String from, byte[] content) {
            try {
                receiver.receive(from, List.copyOf(recipients), content);
                return true;
            } catch (IOException | RuntimeException e) {
                LOG.error("a letter could not be kept", e);
                return false;
            }
        }

        /** Everything up to the dot, or null when it is too much; read to its end all the same. */
        private byte @Nullable [] content() throws IOException {
            var content = new ByteArrayOutputStream(8_192);
            var tooMuch = false;
            while (true) {
                var line = rawLine();
                if (line.length > 0 && line[0] == '.') {
                    if (line.length == 1) {
                        return tooMuch ? null : content.toByteArray();
                    }
                    content.write(line, 1, line.length - 1);
                } else {
                    content.write(line);
                }
                content.write('\r');
                content.write('\n');
                if (content.size() > MOST_BYTES) {
                    tooMuch = true;
                    content.reset();
                }
            }
        }

        /** Up to the next line feed, without it and a carriage return before it. */
        private byte[] rawLine() throws IOException {
            var begun = new byte[0];
            while (true) {
                for (var end = position; end < limit; end++) {
                    if (buffer[end] == '\n') {
                        var line = joined(begun, end);
                        position = end + 1;
                        return line.length > 0 && line[line.length - 1] == '\r'
                                ? Arrays.copyOf(line, line.length - 1)
                                : line;
                    }
                }
                begun = joined(begun, limit);
                if (begun.length > MOST_BYTES) {
                    throw new IOException("endless line");
                }
                position = 0;
                limit = in.read(buffer);
                if (limit < 0) {
                    throw new EOFException();
                }
            }
        }

        private byte[] joined(byte[] begun, int end) {
            var line = Arrays.copyOf(begun, begun.length + end - position);
            System.arraycopy(buffer, position, line, begun.length, end - position);
            return line;
        }

        private String line() throws IOException {
            var line = rawLine();
            if (line.length > LONGEST_LINE) {
                throw new IOException("command too long");
            }
            return new String(line, StandardCharsets.UTF_8);
        }

        private void forget() {
            sender = null;
            recipients.clear();
        }

        private void say(String answer) throws IOException {
            out.write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (var guest : guests) {
            guest.close();
        }
    }
}
