package de.smartregion.gateway.security;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;

/**
 * Who shares a limit: one IPv4 address, or one IPv6 /64, which is what a single subscriber gets.
 */
record Network(boolean six, long prefix) {
    /** Whatever is no address shares one limit, so that nonsense gains nothing. */
    private static final Network UNKNOWN = new Network(true, 0);

    static Network of(String address) {
        try {
            return switch (InetAddress.ofLiteral(address)) {
                case Inet4Address four ->
                        new Network(false, ByteBuffer.wrap(four.getAddress()).getInt());
                case InetAddress other ->
                        new Network(true, ByteBuffer.wrap(other.getAddress()).getLong());
            };
        } catch (IllegalArgumentException _) {
            return UNKNOWN;
        }
    }
}
