package de.smartregion.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

class DataFolderTest {

    @TempDir Path folder;

    @Test
    void aSecondStartInTheSameFolderIsRefusedInOneLine() throws IOException {
        try (var first = DataFolder.open(folder)) {
            assertThat(first.path()).isEqualTo(folder);
            assertThatThrownBy(() -> DataFolder.open(folder))
                    .isInstanceOf(UsageError.class)
                    .hasMessageContaining("already runs")
                    .hasMessageContaining("--data");
        }
        DataFolder.open(folder).close();
    }

    @Test
    void emptyingTakesOnlyWhatIsOurs() throws IOException {
        Files.createDirectories(folder.resolve("kafka/topic-0"));
        Files.writeString(folder.resolve("kafka/topic-0/log"), "x");
        Files.writeString(folder.resolve("keys.properties"), "x");
        Files.writeString(folder.resolve("thesis.txt"), "somebody else's");
        try (var data = DataFolder.open(folder)) {
            data.empty();
        }

        assertThat(folder.resolve("kafka")).doesNotExist();
        assertThat(folder.resolve("keys.properties")).doesNotExist();
        assertThat(folder.resolve("thesis.txt")).exists();
    }

    @Test
    void keysAreMadeOnceAndOnlyTheirOwnerCanReadThem() throws IOException {
        var first = Secrets.of(folder);
        var second = Secrets.of(folder);

        assertThat(second).isEqualTo(first);
        assertThat(Base64.getDecoder().decode(first.linksKey())).hasSize(32);
        assertThat(Base64.getDecoder().decode(first.lettersKey())).hasSize(32);
        assertThat(List.of(first.linksKey(), first.tokenKey(), first.lettersKey()))
                .doesNotHaveDuplicates();
        assertThat(first.toString()).doesNotContain(first.tokenKey());
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(folder.resolve("keys.properties"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aFolderFromBeforeAKeyWasNeededKeepsTheOthersAndGetsIt() throws IOException {
        Files.writeString(folder.resolve("keys.properties"), "links=bGlua3M=\ntoken=dG9rZW4=\n");

        var secrets = Secrets.of(folder);

        assertThat(secrets.linksKey()).isEqualTo("bGlua3M=");
        assertThat(secrets.tokenKey()).isEqualTo("dG9rZW4=");
        assertThat(Base64.getDecoder().decode(secrets.lettersKey())).hasSize(32);
        assertThat(Secrets.of(folder)).isEqualTo(secrets);
    }

    @Test
    void theStaffTokenIsSignedWithTheKeyAndEnds() throws Exception {
        var secrets = Secrets.of(folder);
        var now = Instant.parse("2026-11-22T12:00:00Z");

        var parts = secrets.staffToken(now, Duration.ofDays(1)).split("\\.", -1);

        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secrets.tokenKey()), "HmacSHA256"));
        assertThat(Base64.getUrlDecoder().decode(parts[2]))
                .isEqualTo(
                        mac.doFinal(
                                (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII)));
        var claims = new JsonMapper().readTree(Base64.getUrlDecoder().decode(parts[1]));
        assertThat(claims.path("roles").get(0).asString()).isEqualTo("staff");
        assertThat(claims.path("exp").asLong()).isEqualTo(now.plusSeconds(86_400).getEpochSecond());
    }
}
