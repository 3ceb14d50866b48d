package de.smartregion.catalog.subscription;

import de.smartregion.platform.security.SignedLinks;
import de.smartregion.platform.security.SignedLinks.Link;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/** How subscribers are called, and the links in their letters. */
final class SubscriberLinks {

    /** An old letter ends a subscription, too: the link ends with it, not with a day. */
    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    private final SignedLinks links;

    SubscriberLinks(SignedLinks links) {
        this.links = links;
    }

    /** The same for the same address; without the key nobody finds it by trying addresses. */
    String name(EmailAddress address) {
        var plain =
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(address.value().getBytes(StandardCharsets.US_ASCII));
        return links.issue("subscriber", plain, NEVER).token();
    }

    Link confirm(String subscriber, Interest interest, Instant until) {
        return links.issue("subscribe", subscriber + "/" + interest.word(), until);
    }

    Link end(String subscriber) {
        return links.issue("unsubscribe", subscriber, NEVER);
    }
}
