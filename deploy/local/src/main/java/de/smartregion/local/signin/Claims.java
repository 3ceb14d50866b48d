package de.smartregion.local.signin;

import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What tokens say about people and programs: as the services and the portal read it. */
final class Claims implements OAuth2TokenCustomizer<JwtEncodingContext> {

    /** Every service is one of it: a token is meant for all of them. */
    private static final String AUDIENCE = "smart-region";

    @Override
    public void customize(JwtEncodingContext context) {
        var claims = context.getClaims();
        if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
            claims.audience(List.of(AUDIENCE));
        }
        if (AuthorizationGrantType.CLIENT_CREDENTIALS.equals(context.getAuthorizationGrantType())) {
            var client = Client.ofId(context.getRegisteredClient().getClientId());
            claims.claim("roles", client.roles());
        } else {
            Authentication person = Objects.requireNonNull(context.getPrincipal());
            of(person.getName()).forEach(claims::claim);
        }
    }

    static Map<String, Object> of(String subject) {
        var person =
                Person.DEMO.stream()
                        .filter(each -> each.subject().equals(subject))
                        .findFirst()
                        .orElseThrow();
        var claims = new LinkedHashMap<String, Object>();
        claims.put("name", person.name());
        claims.put("email", person.email());
        claims.put("email_verified", true);
        claims.put("roles", List.of(person.role()));
        if (person.ags() != null) {
            claims.put("ags", person.ags());
        }
        if (person.function() != null) {
            claims.put("function", person.function());
        }
        return claims;
    }
}
