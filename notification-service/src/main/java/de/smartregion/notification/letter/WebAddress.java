package de.smartregion.notification.letter;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URISyntaxException;

/** What people join online: mostly a page of the web, sometimes a number to dial. */
public final class WebAddress {

    private WebAddress() {}

    /** As a link; none where the text is something else. */
    public static @Nullable URI of(String text) {
        try {
            var uri = new URI(text);
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            return web && uri.getHost() != null ? uri : null;
        } catch (URISyntaxException _) {
            return null;
        }
    }
}
