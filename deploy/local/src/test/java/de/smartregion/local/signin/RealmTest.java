package de.smartregion.local.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The realm for Keycloak says what the local provider says, and both what the code reads. */
class RealmTest {

    private static final Path PROJECT = Path.of("../..");
    private static final Path PLATFORM =
            PROJECT.resolve("platform/src/main/java/de/smartregion/platform/security");

    private final JsonNode realm = read();

    @Test
    void everyClaimThatTheCodeReadsIsMapped() throws IOException {
        var claims = claims();
        var read = found("getClaim\\(\"(\\w+)\"\\)", PLATFORM.resolve("Caller.java"));

        assertThat(read).contains("roles", "ags", "email", "email_verified", "name");
        assertThat(claims).containsAll(read).contains("sub");
        for (var person : Person.DEMO) {
            assertThat(claims).containsAll(Claims.of(person.subject()).keySet());
        }
    }

    @Test
    void everyRoleThatTheCodeKnowsIsThereAndNoOther() throws IOException {
        var roles =
                realm.at("/roles/realm")
                        .valueStream()
                        .map(role -> role.path("name").asString())
                        .collect(Collectors.toSet());

        var told =
                Person.DEMO.stream()
                        .map(Person::role)
                        .collect(Collectors.toCollection(TreeSet::new));
        for (var client : Client.values()) {
            told.addAll(client.roles());
        }
        assertThat(roles).containsExactlyInAnyOrderElementsOf(told);
        var asked = new TreeSet<String>();
        try (var files = Files.walk(PROJECT)) {
            for (var file :
                    files.filter(path -> path.toString().matches(".*-service/src/main/.*\\.java"))
                            .toList()) {
                if (Files.readString(file).contains("EndpointRules ")) {
                    asked.addAll(found("\"([a-z]+)\"", file));
                }
            }
        }
        assertThat(asked).contains("staff").isSubsetOf(roles);
    }

    @Test
    void theAudienceIsTheOneThatServicesExpect() throws IOException {
        var expected =
                found("@DefaultValue\\(\"([\\w-]+)\"\\)", PLATFORM.resolve("TokenSettings.java"));
        var given =
                realm.findValues("included.custom.audience").stream()
                        .map(JsonNode::asString)
                        .collect(Collectors.toSet());

        assertThat(given).isEqualTo(expected).containsExactly("smart-region");
        assertThat(realm.path("defaultSignatureAlgorithm").asString()).isEqualTo("RS256");
    }

    @Test
    void theClientsAreTheLocalOnesButForTheOneThatIsOnlyLocal() {
        var clients =
                realm.path("clients")
                        .valueStream()
                        .map(client -> client.path("clientId").asString())
                        .collect(Collectors.toSet());
        var ours =
                Arrays.stream(Client.values())
                        .filter(client -> client != Client.DEMO_DATA)
                        .map(Client::id)
                        .toList();

        assertThat(clients).containsExactlyInAnyOrderElementsOf(ours);
    }

    @Test
    void thePortalsClientNeedsProofAndSendsNobodyElsewhere() {
        var gateway =
                realm.path("clients")
                        .valueStream()
                        .filter(client -> client.path("clientId").asString().equals("gateway"))
                        .findFirst()
                        .orElseThrow();

        assertThat(gateway.at("/attributes/pkce.code.challenge.method").asString())
                .isEqualTo("S256");
        assertThat(gateway.path("redirectUris").valueStream().map(JsonNode::asString))
                .containsExactly("${SMARTREGION_PORTAL_URL}/login/oauth2/code/smart-region");
        assertThat(gateway.path("publicClient").asBoolean()).isFalse();
    }

    @Test
    void noSecretStandsInTheFileAndNobodyMayChooseTheirMunicipality() {
        assertThat(realm.findValues("secret"))
                .isNotEmpty()
                .allSatisfy(secret -> assertThat(secret.asString()).matches("\\$\\{\\w+}"));
        var profile =
                JsonMapper.shared()
                        .readTree(realm.findValue("kc.user.profile.config").get(0).asString());
        var ags =
                profile.path("attributes")
                        .valueStream()
                        .filter(each -> each.path("name").asString().equals("ags"))
                        .findFirst()
                        .orElseThrow();
        assertThat(ags.at("/permissions/edit").valueStream().map(JsonNode::asString))
                .containsExactly("admin");
    }

    private Set<String> claims() {
        var claims = new TreeSet<String>();
        for (var scope : realm.path("clientScopes")) {
            for (var mapper : scope.path("protocolMappers")) {
                switch (mapper.path("protocolMapper").asString()) {
                    case "oidc-sub-mapper" -> claims.add("sub");
                    case "oidc-full-name-mapper" -> claims.add("name");
                    case "oidc-audience-mapper" -> claims.add("aud");
                    default -> claims.add(mapper.path("config").path("claim.name").asString());
                }
            }
        }
        return claims;
    }

    private static Set<String> found(String pattern, Path file) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(file))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static JsonNode read() {
        return JsonMapper.shared()
                .readTree(PROJECT.resolve("deploy/identity/smart-region-realm.json").toFile());
    }
}
