package de.smartregion.catalog.offer;

import io.swagger.v3.oas.annotations.media.Schema;

import java.net.URI;
import java.net.URISyntaxException;

/** Where to read on: always https. */
@Schema(
        name = "OfferLink",
        requiredProperties = {"label", "url"})
record Link(String label, String url) {

    static final int LONGEST = 1_000;

    Link {
        label = label.strip();
        url = url.strip();
        if (label.isEmpty() || !isHttps(url)) {
            throw new IllegalArgumentException("a link has a label and an https address");
        }
    }

    static boolean isHttps(String address) {
        try {
            var uri = new URI(address);
            return "https".equalsIgnoreCase(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && address.length() <= LONGEST;
        } catch (URISyntaxException _) {
            return false;
        }
    }
}
