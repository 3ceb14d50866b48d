package de.smartregion.local.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The number each port got. */
record Ports(Map<Port, Integer> numbers) {

    private static final int CONNECT_MILLISECONDS = 300;

    Ports {
        numbers = Map.copyOf(numbers);
    }

    int of(Port port) {
        var number = numbers.get(port);
        if (number == null) {
            throw new IllegalArgumentException(port + " has no number");
        }
        return number;
    }

    static Ports choose(Options options) {
        var numbers = new EnumMap<Port, Integer>(Port.class);
        var free = options.randomPorts() ? free(Port.values().length) : List.<Integer>of();
        var offset = 0;
        for (var port : Port.values()) {
            var named = options.ports().get(port);
            var base = options.portBase();
            if (named != null) {
                numbers.put(port, named);
            } else if (options.randomPorts()) {
                numbers.put(port, free.get(offset));
            } else {
                numbers.put(port, base == null ? port.usual() : base + offset);
            }
            offset++;
        }
        return new Ports(numbers);
    }

    /** Held all at once, so that no two are the same. */
    private static List<Integer> free(int count) {
        var sockets = new ArrayList<ServerSocket>();
        try {
            for (var i = 0; i < count; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } catch (IOException e) {
            throw new UsageError("no free port on this machine: " + e.getMessage());
        } finally {
            for (var socket : sockets) {
                try {
                    socket.close();
                } catch (IOException _) {
                    // it was only held to be told apart from the others
                }
            }
        }
    }

    void mustBeFree(Collection<Port> wanted) {
        for (var port : wanted) {
            if (isTaken(of(port))) {
                throw new UsageError(
                        "Port %d (%s) is taken by another program. Stop that one, or choose another: %s N (or --port-base N for all)"
                                .formatted(of(port), port.label(), port.option()));
            }
        }
    }

    static boolean isTaken(int number) {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), number);
        try (var socket = new Socket()) {
            socket.connect(address, CONNECT_MILLISECONDS);
            return true;
        } catch (IOException _) {
            // nobody answers; it may still be held
        }
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true); // connections of the last run may still be closing
            socket.bind(address);
            return false;
        } catch (IOException _) {
            return true;
        }
    }
}
