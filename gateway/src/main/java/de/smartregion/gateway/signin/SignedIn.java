package de.smartregion.gateway.signin;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Somebody who signed in, as the session keeps it: what the ID token says, the tokens for the
 * services, and when it ends. Never more than one refresh at a time: the provider takes a refresh
 * token once.
 */
final class SignedIn implements OidcUser {
    /** A token must live as long as the call that carries it, clocks apart by seconds. */
    private static final Duration STALE = Duration.ofSeconds(30);

    private record Tokens(OAuth2AccessToken access, @Nullable OAuth2RefreshToken refresh) {
        boolean fresh(Instant now) {
            var expires = access.getExpiresAt();
            return expires == null || now.isBefore(expires);
        }
    }

    private final OidcIdToken idToken;
    private final List<GrantedAuthority> roles;
    private final Instant since;
    private final ReentrantLock refreshing = new ReentrantLock();
    private volatile Instant seen;
    private volatile boolean ended;
    private volatile @Nullable Tokens tokens;

    SignedIn(OidcIdToken idToken, Instant now) {
        this.idToken = idToken;
        this.roles = rolesOf(idToken);
        this.since = now;
        this.seen = now;
    }

    void keep(OAuth2AuthorizedClient client) {
        tokens = new Tokens(client.getAccessToken(), client.getRefreshToken());
    }

    /** The token for the services: refreshed when it is stale. */
    String accessToken(Instant now, TokenRefresh refresh) {
        var soon = now.plus(STALE);
        var known = known();
        if (known.fresh(soon)) {
            return known.access().getTokenValue();
        }
        refreshing.lock();
        try {
            known = known(); // whoever was first has refreshed it
            if (!known.fresh(soon)) {
                known = refreshed(known, now, refresh);
                tokens = known;
            }
            return known.access().getTokenValue();
        } finally {
            refreshing.unlock();
        }
    }

    private Tokens refreshed(Tokens known, Instant now, TokenRefresh refresh) {
        var token = known.refresh();
        if (token == null) {
            end();
            throw new SignInOver();
        }
        return switch (refresh.ask(known.access(), token)) {
            case TokenRefresh.Fresh(var access, var next) ->
                    new Tokens(access, next == null ? token : next);
            case TokenRefresh.Refused _ -> {
                end();
                throw new SignInOver();
            }
            case TokenRefresh.Away(var why) -> {
                if (known.fresh(now)) {
                    yield known;
                }
                throw new ProviderAway(why);
            }
        };
    }

    private Tokens known() {
        var known = tokens;
        if (known == null || ended) {
            throw new SignInOver();
        }
        return known;
    }

    /** From now on this session is nobody's. */
    void end() {
        ended = true;
        tokens = null;
    }

    /** Notes that the person is here, unless the session has ended. */
    boolean stays(Instant now, Duration idle, Duration longest) {
        if (ended || !now.isBefore(seen.plus(idle)) || !now.isBefore(since.plus(longest))) {
            return false;
        }
        seen = now;
        return true;
    }

    private static List<GrantedAuthority> rolesOf(OidcIdToken idToken) {
        return idToken.getClaim("roles") instanceof List<?> roles
                ? roles.stream()
                        .filter(String.class::isInstance)
                        .<GrantedAuthority>map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                        .toList()
                : List.of();
    }

    @Override
    public Map<String, Object> getClaims() {
        return idToken.getClaims();
    }

    @Override
    public @Nullable OidcUserInfo getUserInfo() {
        return null;
    }

    @Override
    public OidcIdToken getIdToken() {
        return idToken;
    }

    @Override
    public Map<String, Object> getAttributes() {
        return idToken.getClaims();
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return roles;
    }

    @Override
    public String getName() {
        return requireNonNull(idToken.getSubject()); // checked before anybody gets here
    }

    @Override
    public String toString() {
        return "somebody signed in"; // personal data and tokens stay out of logs
    }
}
