package de.smartregion.local.signin;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.server.authorization.InMemoryOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Who was let in, as long as it can be renewed: in memory, so a restart asks people again. */
final class Authorizations implements OAuth2AuthorizationService {

    private static final Duration LONGEST = Duration.ofHours(8); // a refresh token's life

    private final OAuth2AuthorizationService kept = new InMemoryOAuth2AuthorizationService();
    private final Map<String, Instant> ends = new ConcurrentHashMap<>();
    private final InstantSource clock;

    Authorizations(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void save(OAuth2Authorization authorization) {
        if (AuthorizationGrantType.CLIENT_CREDENTIALS.equals(
                authorization.getAuthorizationGrantType())) {
            return; // its token stands for itself, and nothing renews it
        }
        forget();
        ends.put(authorization.getId(), clock.instant().plus(LONGEST));
        kept.save(authorization);
    }

    private void forget() {
        var now = clock.instant();
        ends.forEach(
                (id, end) -> {
                    var over = end.isBefore(now) ? kept.findById(id) : null;
                    if (over != null) {
                        remove(over);
                    }
                });
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        ends.remove(authorization.getId());
        kept.remove(authorization);
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return kept.findById(id);
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(
            String token, @Nullable OAuth2TokenType tokenType) {
        return kept.findByToken(token, tokenType);
    }
}
