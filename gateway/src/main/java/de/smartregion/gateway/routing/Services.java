package de.smartregion.gateway.routing;

import org.springframework.boot.context.properties.ConfigurationProperties;

import java.net.URI;

/** Where the services are. */
@ConfigurationProperties("smartregion.services")
public record Services(URI catalog, URI consulting, URI events, URI notifications) {
    public Services {
        refuseUnlessBase(catalog);
        refuseUnlessBase(consulting);
        refuseUnlessBase(events);
        refuseUnlessBase(notifications);
    }

    private static void refuseUnlessBase(URI address) {
        var http = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
        if (!http || address.getHost() == null || !address.getRawPath().isEmpty()) {
            throw new IllegalArgumentException(
                    "smartregion.services: scheme, host and port, no path: " + address);
        }
    }
}
