package de.smartregion.notification.call;

import org.apache.hc.client5.http.DnsResolver;
import org.jspecify.annotations.Nullable;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;

/**
 * Where calls may lead: to hosts the office has allowed, at addresses everybody could reach. Names
 * become addresses here and nowhere else, at the moment of connecting: what was looked at is what
 * is connected to.
 */
public final class Reach implements DnsResolver {
    private static final int TLS_PORT = 443;
    private static final int LAST_PORT = 65_535;
    private static final int LONGEST = 500;

    private final CallSettings settings;
    private final Names names;

    /** What a name means. */
    interface Names {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    Reach(CallSettings settings, Names names) {
        this.settings = settings;
        this.names = names;
    }

    /** By its words alone; whether its host leads inside is seen when it is called. */
    public boolean allows(String address) {
        if (address.length() > LONGEST) {
            return false;
        }
        try {
            return allows(new URI(address));
        } catch (URISyntaxException _) {
            return false;
        }
    }

    boolean allows(URI address) {
        var scheme = address.getScheme();
        var host = address.getHost();
        if (scheme == null
                || host == null
                || address.getPort() == 0
                || address.getPort() > LAST_PORT
                || address.getRawUserInfo() != null
                || address.getRawFragment() != null) {
            return false;
        }
        boolean secure = scheme.equalsIgnoreCase("https");
        if (isInside(host)) {
            return secure || scheme.equalsIgnoreCase("http");
        }
        return secure
                && (address.getPort() == -1 || address.getPort() == TLS_PORT)
                && isNamed(settings.hosts(), host);
    }

    private boolean isInside(String host) {
        return isNamed(settings.inside(), host);
    }

    private static boolean isNamed(List<String> names, String host) {
        var asked = host.toLowerCase(Locale.ROOT);
        return names.stream()
                .anyMatch(name -> name.startsWith(".") ? asked.endsWith(name) : asked.equals(name));
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var found = names.addresses(host);
        if (!isInside(host)) {
            for (var address : found) {
                if (!isPublic(address)) {
                    throw new LeadsInside();
                }
            }
        }
        return found;
    }

    @Override
    public @Nullable String resolveCanonicalHostname(String host) {
        return host;
    }

    /** Neither this machine nor anything that only machines nearby can reach. */
    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        var bytes = address.getAddress();
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        return switch (address) {
            case Inet4Address _ ->
                    first != 0
                            && first < 240
                            && !(first == 100 && second >= 64 && second < 128) // carriers' own
                            && !(first == 192 && second == 0 && bytes[2] == 0)
                            && !(first == 198 && (second == 18 || second == 19));
            // Only what is handed out to the public, without what stands for older addresses.
            case Inet6Address _ ->
                    (first & 0xe0) == 0x20
                            && !(first == 0x20 && second == 0x02)
                            && !(first == 0x20 && second == 0x01 && bytes[2] == 0 && bytes[3] == 0);
            default -> false;
        };
    }

    /** A name that anybody could give leads to a machine that not everybody may reach. */
    static final class LeadsInside extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        LeadsInside() {
            super("leads inside");
        }
    }
}
