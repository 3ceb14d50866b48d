package de.smartregion.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * One kept-alive HTTP/1.1 connection. The machine that is measured also runs this client, so it
 * does no more than it must: write bytes, read the status and skip the body by its length.
 */
final class Connection implements AutoCloseable {

    private final int port;
    private Socket socket;
    private OutputStream out;
    private BufferedInputStream in;
    private final StringBuilder line = new StringBuilder(80);
    private boolean last; // the server closes after the answer that came
    private byte[] body = new byte[0];
    private String etag = "";

    Connection(int port) throws IOException {
        this.port = port;
        socket = connected(port);
        out = socket.getOutputStream();
        in = new BufferedInputStream(socket.getInputStream(), 8192);
    }

    private static Socket connected(int port) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(60_000);
        return socket;
    }

    /** A server hangs up after some of its refusals, and says so. */
    private void again() throws IOException {
        socket.close();
        socket = connected(port);
        out = socket.getOutputStream();
        in = new BufferedInputStream(socket.getInputStream(), 8192);
        last = false;
    }

    int get(String path) throws IOException {
        return exchange("GET", path, "", "");
    }

    int post(String path, String headers, String json) throws IOException {
        return exchange("POST", path, headers, json);
    }

    /** Returns the status; the body, if it is wanted, is {@link #body()}. */
    int exchange(String method, String path, String headers, String json) throws IOException {
        var content = json.getBytes(StandardCharsets.UTF_8);
        var head =
                method
                        + " "
                        + path
                        + " HTTP/1.1\r\nHost: 127.0.0.1:"
                        + port
                        + "\r\nAccept: application/json, */*\r\n"
                        + headers
                        + (content.length == 0 ? "" : "Content-Type: application/json\r\n")
                        + (method.equals("GET")
                                ? "\r\n"
                                : "Content-Length: " + content.length + "\r\n\r\n");
        var first = head.getBytes(StandardCharsets.US_ASCII);
        var request = new byte[first.length + content.length];
        System.arraycopy(first, 0, request, 0, first.length);
        System.arraycopy(content, 0, request, first.length, content.length);
        if (last) {
            again();
        }
        out.write(request);
        out.flush();
        return answer();
    }

    String body() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Of the last answer that had one. */
    String etag() {
        return etag;
    }

    private int answer() throws IOException {
        var status = line();
        int code = Integer.parseInt(status, 9, 12, 10);
        int length = 0;
        boolean chunked = false;
        for (var header = line(); !header.isEmpty(); header = line()) {
            if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).strip());
            } else if (header.regionMatches(true, 0, "etag:", 0, 5)) {
                etag = header.substring(5).strip();
            } else if (header.regionMatches(true, 0, "transfer-encoding:", 0, 18)) {
                chunked = true;
            } else if (header.equalsIgnoreCase("connection: close")) {
                last = true;
            }
        }
        if (chunked) {
            var all = new ByteArrayOutputStream();
            for (int size = Integer.parseInt(line(), 16);
                    size > 0;
                    size = Integer.parseInt(line(), 16)) {
                all.write(in.readNBytes(size));
                line();
            }
            line();
            body = all.toByteArray();
        } else {
            body = in.readNBytes(length);
        }
        return code;
    }

    private String line() throws IOException {
        line.setLength(0);
        while (true) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("the other side hung up");
            }
            if (next == '\n') {
                return line.toString();
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
