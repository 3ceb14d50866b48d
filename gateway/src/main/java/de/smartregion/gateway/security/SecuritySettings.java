package de.smartregion.gateway.security;

import org.apache.catalina.util.NetMask;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.util.List;

/**
 * The networks (CIDR) whose X-Forwarded-For and X-Forwarded-Proto are believed; none unless named.
 */
@ConfigurationProperties("smartregion.security")
record SecuritySettings(@DefaultValue List<String> trustedProxies) {
    SecuritySettings {
        trustedProxies = List.copyOf(trustedProxies);
        for (var network : trustedProxies) {
            if (!network.contains("/") || network.endsWith("/0")) {
                throw new IllegalArgumentException(
                        "smartregion.security.trusted-proxies: not a network to trust: " + network);
            }
            new NetMask(network); // refuses what is none
        }
    }
}
