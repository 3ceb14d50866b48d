package de.smartregion.gateway.signin;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

import java.net.URI;

/**
 * Where people find the portal, without a path; where it is not told, each request's own address
 * counts.
 */
@ConfigurationProperties("smartregion.portal")
public record PortalAddress(@Nullable URI url) {
    public PortalAddress {
        if (url != null
                && (url.getHost() == null || !url.resolve("/").equals(url.resolve(slash(url))))) {
            throw new IllegalArgumentException(
                    "smartregion.portal.url is not like https://portal.example");
        }
    }

    /** The address of this path; with a placeholder of Spring Security's where it is not told. */
    public String of(String path) {
        return url == null ? "{baseUrl}" + path : url.resolve(path).toString();
    }

    /**
     * Whether somebody found us under another name, as 127.0.0.1 for localhost: the provider would
     * send them back to ours, where their browser does not show the cookie of a sign-in begun here.
     */
    public boolean isElsewhere(HttpServletRequest request) {
        return url != null && !url.getHost().equalsIgnoreCase(request.getServerName());
    }

    boolean overTls() {
        return url != null && "https".equals(url.getScheme());
    }

    private static String slash(URI url) {
        return url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    }
}
