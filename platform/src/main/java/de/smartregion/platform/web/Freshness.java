package de.smartregion.platform.web;

import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;

import java.security.Principal;
import java.time.Duration;

/**
 * For how long an answer may be told again, of what everybody may read: a while to who has not
 * signed in, by whatever is in between; not at all to who has, for they may have changed it just
 * now, or see more of it.
 */
public final class Freshness {

    /** Nobody notices; what is asked for often is asked of a service seldom. */
    private static final Duration A_WHILE = Duration.ofSeconds(5);

    private Freshness() {}

    public static HttpHeaders of(@Nullable Principal reader) {
        var headers = new HttpHeaders();
        headers.setCacheControl(
                reader == null
                        ? CacheControl.maxAge(A_WHILE).cachePublic()
                        : CacheControl.noCache().cachePrivate());
        headers.add(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION);
        return headers;
    }
}
